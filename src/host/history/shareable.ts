import {
  isMedia,
  type Answer,
  type AnswerState,
  type Attachment,
  type Conversation,
  type Turn,
} from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';

type Change = (text: string) => string;

const ACCOUNT_IN_ARN = /(?<=\barn:[\w-]+:[\w-]*:[\w-]*:)\d{12}(?=:)/g;
/** A role or user, and the session, which may be a person's name or address; a policy, an organization. */
const CALLER_IN_ARN =
  /(?<=\barn:[\w-]+:(?:iam|sts|organizations|sso)::\d{12}:[\w-]+\/)[\w+=,.@/-]*[\w+=@/-]/g;
/** A profile that a sentence names, also where nothing was told yet of whose the answer would be. */
const NAMED_PROFILE = /(?<=(?<!inference )\bprofile ["'`“„«‘]|--profile[ =])[^"'`”“»’\s]*[^"'`”“»’\s,.;)]/gi;
/** An account that stands alone in words; digits of a UUID or of a longer number are none. */
const BARE_ACCOUNT = /(?<![\w-])\d{12}(?![\w-])/g;
const OMITTED = '…';

/**
 * The conversation as others may have it: who called is left out, as are the profile and the names of roles, users and
 * profiles in what AWS says; an account has the same number wherever it stands, which is not its own. What was asked
 * and answered, and the text of what went along, is as it was; where its file lies on this machine is left out.
 */
export function shareable(conversation: Conversation): Conversation {
  const { turns, others } = conversation;
  const words = callerLeftOut([...turns, ...(others ?? [])]);
  const share = ({ prompt, answer, ...rest }: Turn): Turn => ({
    ...rest,
    prompt: { ...prompt, attachments: prompt.attachments.map(withoutPlace) },
    answer: answerOf(answer, words),
  });
  return { ...conversation, turns: turns.map(share), ...(others && { others: others.map(share) }) };
}

/** A document of no file: what went along is opened as its text. */
function withoutPlace(attachment: Attachment): Attachment {
  if (attachment.kind === 'selection') return { ...attachment, uri: `untitled:${attachment.label}` };
  return isMedia(attachment) ? attachment : mapped(attachment, (text) => text, ['uri']);
}

interface Words {
  /** Of names, IDs and addresses. */
  readonly name: Change;
  /** Of sentences. */
  readonly sentence: Change;
}

function callerLeftOut(turns: readonly Turn[]): Words {
  const accounts = new Map<string, string>();
  const masked = (account: string): string => {
    const mask = accounts.get(account) ?? String(accounts.size + 1).padStart(12, '0');
    accounts.set(account, mask);
    return mask;
  };
  const profiles = profileNames(turns);
  return {
    name: (text) => text.replaceAll(CALLER_IN_ARN, OMITTED).replaceAll(ACCOUNT_IN_ARN, masked),
    sentence: (text) =>
      profiles
        .reduce(withoutWord, text)
        .replaceAll(NAMED_PROFILE, OMITTED)
        .replaceAll(CALLER_IN_ARN, OMITTED)
        .replaceAll(BARE_ACCOUNT, masked),
  };
}

/** The longest first: one may be the beginning of another. `default` tells nothing. */
function profileNames(turns: readonly Turn[]): readonly string[] {
  const names = new Set(turns.flatMap(({ answer }) => answer.by?.profile ?? []));
  return [...names].filter((name) => name !== '' && name !== 'default').sort((a, b) => b.length - a.length);
}

function withoutWord(text: string, word: string): string {
  const escaped = word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return text.replaceAll(
    new RegExp(String.raw`(?<![\p{L}\p{N}_-])${escaped}(?![\p{L}\p{N}_-])`, 'gu'),
    OMITTED,
  );
}

function answerOf(answer: Answer, words: Words): Answer {
  const { by, blocks, sources, state, ...rest } = answer;
  return {
    ...mapped(rest, words.name),
    state: stateOf(state, words),
    blocks,
    sources: sources.map((source) =>
      source.uri === undefined ? source : { ...source, uri: words.name(source.uri) },
    ),
    ...(by && { by: mapped(by, words.name, ['caller', 'profile']) }),
  };
}

function stateOf(state: AnswerState, words: Words): AnswerState {
  return state.kind === 'failed' || state.kind === 'interrupted'
    ? { ...state, failure: failureOf(state.failure, words) }
    : state;
}

function failureOf({ message, remedy, detail, denied, ...rest }: Failure, words: Words): Failure {
  const { name, sentence } = words;
  return {
    // What else can be called may be the account's own, and is no one else's.
    ...mapped(rest, name, ['instead']),
    message: sentence(message),
    remedy: sentence(remedy),
    ...(detail !== undefined && { detail: sentence(detail) }),
    ...(denied && { denied: mapped(denied, name, ['identity']) }),
  };
}

/** A copy in which every text is changed, in fields of later versions too. */
function mapped<T extends object>(value: T, change: Change, leftOut: readonly (keyof T)[] = []): T {
  const names: ReadonlySet<PropertyKey> = new Set<PropertyKey>(leftOut);
  const copy: unknown = JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    if (names.has(key)) return undefined;
    return typeof one === 'string' ? change(one) : one;
  });
  return copy as T;
}
