/** Walks through the prompts that were sent, as a shell does. */
export class PromptHistory {
  #prompts: readonly string[] = [];
  /** How many prompts back; 0 is what is being typed. */
  #back = 0;

  /** Oldest first; blank ones can't be recalled. */
  set(prompts: readonly string[]): void {
    const next = prompts.filter((prompt) => prompt.trim() !== '');
    if (next.length === this.#prompts.length && next.every((prompt, i) => prompt === this.#prompts[i]))
      return;
    this.#prompts = next;
    this.#back = 0;
  }

  /** The prompt before; undefined where there is none. */
  older(): string | undefined {
    if (this.#back >= this.#prompts.length) return undefined;
    this.#back += 1;
    return this.#prompts.at(-this.#back);
  }

  /** The prompt after; empty for what comes after the last one. */
  newer(): string | undefined {
    if (this.#back === 0) return undefined;
    this.#back -= 1;
    return this.#back === 0 ? '' : this.#prompts.at(-this.#back);
  }

  /** What is shown now, if it was recalled. */
  get recalled(): string | undefined {
    return this.#back === 0 ? undefined : this.#prompts.at(-this.#back);
  }
}
