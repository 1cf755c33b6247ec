export interface PlaceBelow<F> {
  readonly folder: F;
  /** With `/`, without `.` and `..`. */
  readonly inside: string;
}

/** Below each folder; where there are several, the path may begin with the folder's name. */
export function placesBelow<F extends { readonly name: string }>(
  folders: readonly F[],
  relative: string,
): PlaceBelow<F>[] {
  const named = folders.filter(({ name }) => folders.length > 1 && relative.startsWith(`${name}/`));
  return [
    ...named.map((folder) => ({ folder, inside: relative.slice(folder.name.length + 1) })),
    ...folders.map((folder) => ({ folder, inside: relative })),
  ];
}
