import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** Chooses an entry of the menu of a row of the tree. */
export async function contextMenu(workbench: Workbench, row: string | RegExp, entry: string): Promise<void> {
  await workbench.treeItem(row).click({ button: 'right' });
  const item = workbench.page.getByRole('menuitem', { name: entry, exact: true });
  await item.waitFor();
  // A menu takes no clicks in its first moments.
  await eventually(`“${entry}” chosen`, async () => {
    await item.click({ timeout: 500 }).catch(() => undefined);
    return (await item.isVisible()) ? undefined : true;
  });
}
