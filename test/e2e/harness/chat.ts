import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

type Choice =
  'Profile' | 'Region' | 'Model' | 'Thinking' | 'Guardrail' | 'Knowledge base' | 'Tools' | 'Parameters';

/** What a paste of one file brings. As a string: it runs in the page, whose globals these files do not have. */
const paste = `(name, base64) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], name));
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.querySelector('textarea').dispatchEvent(event);
}`;

/** Makes the page remember that it was told to take the caret, after it did. */
const heedCaret = `void (globalThis.caretTaken = new Promise((resolve) => {
  addEventListener('message', ({ data }) => { if (data.type === 'focusComposer') resolve(); });
}))`;

/** A chat, by what a person or a screen reader finds in it: that of the side bar where no other page is named. */
export class Chat {
  readonly page: FrameLocator;
  readonly #workbench: Workbench;

  constructor(workbench: Workbench, page = workbench.chat()) {
    this.#workbench = workbench;
    this.page = page;
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Prompt' });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: 'Stop (Escape)' });
  }

  get sendButton(): Locator {
    return this.page.getByRole('button', { name: /^Send/ });
  }

  /** Oldest first. */
  get turns(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' }).getByRole('article');
  }

  get lastTurn(): Locator {
    return this.turns.last();
  }

  /** The code that goes with the next prompt. */
  get attachments(): Locator {
    return this.page.locator('.composer').getByRole('list', { name: 'Context' }).getByRole('listitem');
  }

  /** A control of the composer's bar, by what it chooses. */
  choice(name: Choice, value: string): Locator {
    return this.page.getByRole('button', { name: `${name}: ${value}`, exact: true });
  }

  async open(): Promise<void> {
    await this.takesCaret(async (isThere) => {
      // The palette takes a second or two, of which there are many in a run.
      if (isThere) await this.#workbench.page.keyboard.press('Control+Alt+B');
      else await this.#workbench.runCommand('Bedrock: Focus Chat');
    });
  }

  /**
   * Does what takes the caret to the composer, and waits until it was taken there. Where it was there before, only
   * the page's message tells: a caret that comes late closes the palette, and its Enter would send what is typed here.
   */
  async takesCaret(act: (isThere: boolean) => Promise<void>): Promise<void> {
    const isThere = await this.composer.isVisible();
    if (isThere) await this.composer.evaluate(heedCaret);
    await act(isThere);
    if (isThere) await this.composer.evaluate('globalThis.caretTaken');
    await this.page.locator('.composer textarea:focus').waitFor();
  }

  async composerHas(text: string): Promise<void> {
    await eventually(`“${text}” in the composer`, async () =>
      (await this.composer.inputValue()) === text ? true : undefined,
    );
  }

  /** A file from the clipboard into the composer. */
  async paste(name: string, base64: string): Promise<void> {
    const field = await this.composer.elementHandle();
    const frame = await field.ownerFrame();
    await frame?.evaluate(`(${paste})(${JSON.stringify(name)}, ${JSON.stringify(base64)})`);
  }

  /** Draws something of the workbench to the composer, with Shift held: VS Code lets a page have it only then. */
  async takeDropOf(source: Locator, whileThere: () => Promise<void>): Promise<void> {
    const { mouse, keyboard } = this.#workbench.page;
    const { x, y } = (await this.composer.boundingBox()) ?? { x: 0, y: 0 };
    await source.hover();
    await mouse.down();
    await keyboard.down('Shift');
    try {
      // Each move is told anew where the pointer is, and VS Code opens the page to it a move late.
      await eventually('the sign that it can be dropped', async () => {
        for (const step of [10, 20]) await mouse.move(x + step, y + step, { steps: 5 });
        return (await this.page.locator('.composer.dropping').isVisible()) || undefined;
      });
      await whileThere();
    } finally {
      await mouse.up();
      await keyboard.up('Shift');
    }
  }

  async startAnew(): Promise<void> {
    await this.takesCaret(() => this.#workbench.runCommand('Bedrock: New Conversation'));
    await this.page.getByRole('heading', { name: 'Ask about your code' }).waitFor();
  }

  /** Sends, and answers the new turn once it is there. */
  async send(prompt: string): Promise<Locator> {
    const before = await this.turns.count();
    await this.composer.fill(prompt);
    await this.composer.press('Enter');
    const turn = this.turns.nth(before);
    await turn.waitFor();
    return turn;
  }

  /** Sends, and waits until the answer is over, however it ended. */
  async ask(prompt: string): Promise<Locator> {
    const turn = await this.send(prompt);
    await this.over(turn);
    return turn;
  }

  async over(turn: Locator): Promise<void> {
    await copyAnswer(turn).or(failureOf(turn)).first().waitFor();
    await this.stopButton.waitFor({ state: 'hidden' });
  }

  /** The whole answer as Markdown. */
  async markdownOf(turn: Locator): Promise<string> {
    return this.#workbench.copied(() => copyAnswer(turn).click());
  }
}

export function copyAnswer(turn: Locator): Locator {
  return turn.getByRole('button', { name: 'Copy Answer' });
}

/** The card that tells what went wrong. */
export function failureOf(turn: Locator): Locator {
  return turn.getByRole('group', { name: 'Error' });
}
