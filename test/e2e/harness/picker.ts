import type { Locator } from 'playwright-core';
import { rowNamed } from './palette.ts';
import { succeeds } from './succeeds.ts';
import type { Workbench } from './workbench.ts';

/** The open quick pick, by the names that a screen reader says. */
export class Picker {
  readonly #workbench: Workbench;

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /**
   * Does what opens it and waits for its title. A picker closes when the focus goes elsewhere, as where the palette
   * gives it back to what had it before: it is opened once more then.
   */
  static async open(workbench: Workbench, title: string, act: () => Promise<void>): Promise<Picker> {
    await act();
    if (!(await succeeds(titled(workbench, title).waitFor({ timeout: 8000 })))) await act();
    return Picker.opened(workbench, title);
  }

  static async opened(workbench: Workbench, title: string): Promise<Picker> {
    await titled(workbench, title).waitFor();
    return new Picker(workbench);
  }

  /** The row whose name is this or, before a comma, begins with it. */
  row(name: string | RegExp): Locator {
    const list = this.#workbench.page.locator('.quick-input-list');
    return typeof name === 'string' ? list.locator(rowNamed(name)) : list.getByRole('option', { name });
  }

  /** The names of the rows that fit on the page. */
  async names(): Promise<string[]> {
    const rows = this.#workbench.page.locator('.quick-input-list').getByRole('option');
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  async filter(text: string): Promise<void> {
    await this.#workbench.page.locator('.quick-input-widget input').first().fill(text);
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.row(name).click();
  }

  async close(): Promise<void> {
    await this.#workbench.page.keyboard.press('Escape');
    await this.#workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}

function titled({ page }: Workbench, title: string): Locator {
  return page.locator('.quick-input-title', { hasText: new RegExp(`^${title}$`) });
}
