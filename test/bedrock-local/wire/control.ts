import type { Journal } from './journal.ts';
import type { Reply } from './rest/errorReply.ts';
import { parseJson, type RequestParts } from './rest/readInput.ts';

const prefix = '/__bedrock-local/';

export type SetScenario = (json: unknown) => void;

/** What else can be directed, by `METHOD name`: takes the body's JSON and answers with JSON; throws if it won't. */
export type Controls = Readonly<Record<string, (json: unknown) => unknown>>;

interface Directed {
  readonly journal: Journal;
  readonly setScenario?: SetScenario | undefined;
  readonly controls: Controls;
}

export function isControlRequest({ path }: RequestParts): boolean {
  return path.startsWith(prefix);
}

/**
 * How other processes watch and direct the stand-in; nothing of AWS's.
 * `GET|DELETE journal`: what was asked, as a JSON list; forget it. `POST scenario`: play this from now on.
 * What else there is stands in `identity/controls.ts`.
 */
export function control(request: RequestParts, { journal, setScenario, controls }: Directed): Reply {
  const name = `${request.method} ${request.path.slice(prefix.length)}`;
  switch (name) {
    case 'GET journal':
      return reply(200, journal.entries);
    case 'DELETE journal':
      journal.clear();
      return reply(200, {});
    case 'POST scenario':
      return scenario(request.body, setScenario);
    default:
      return directed(request.body, controls[name]);
  }
}

function scenario(body: Buffer, setScenario?: SetScenario): Reply {
  if (!setScenario) return reply(404, { message: 'Nothing here plays scenarios.' });
  const json = parseJson(body);
  if (body.length > 0 && json === undefined) return reply(400, { message: 'The scenario is not JSON.' });
  return answered(() => {
    setScenario(json ?? undefined);
    return {};
  });
}

function directed(body: Buffer, run: Controls[string] | undefined): Reply {
  return run ? answered(() => run(parseJson(body) ?? {})) : reply(404, { message: 'No such control.' });
}

function answered(run: () => unknown): Reply {
  try {
    return reply(200, run());
  } catch (error) {
    return reply(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

function reply(status: number, json: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
}
