/** The four kinds of theme that VS Code knows, each by a built-in one. */
export const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;
