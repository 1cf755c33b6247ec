export type ComposerKey = 'send' | 'stop' | 'removeLast' | 'older' | 'newer';

interface ComposerSituation {
  readonly text: string;
  /** The recalled prompt, if there is one. */
  readonly recalled: string | undefined;
  /** The caret is at the beginning or the end: there is nowhere else that Up and Down could be meant to go. */
  readonly caretAtEdge: boolean;
  readonly busy: boolean;
}

/** Of a KeyboardEvent. */
interface Pressed {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The key code of a key that an input method has taken, where `isComposing` is not told. */
const TAKEN_BY_INPUT_METHOD = 229;

const MEANINGS: Readonly<Record<string, (situation: ComposerSituation) => ComposerKey | undefined>> = {
  Enter: () => 'send',
  Escape: ({ busy }) => (busy ? 'stop' : undefined),
  Backspace: ({ text }) => (text === '' ? 'removeLast' : undefined),
  ArrowUp: (situation) => (walksHistory(situation) ? 'older' : undefined),
  ArrowDown: (situation) => (walksHistory(situation) ? 'newer' : undefined),
};

/** What a key means in the composer; undefined leaves it to the text field. */
export function composerKey(event: Pressed, situation: ComposerSituation): ComposerKey | undefined {
  const modified = event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
  return takenByInputMethod(event) || modified ? undefined : MEANINGS[event.key]?.(situation);
}

/** The key belongs to what an input method is composing. */
export function takenByInputMethod(event: Pick<Pressed, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}

function walksHistory({ text, recalled, caretAtEdge }: ComposerSituation): boolean {
  return text === '' || (text === recalled && caretAtEdge);
}
