import type { Memento } from 'vscode';
import { Emitter, type Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { TurnChoices } from '../../chat/buildRequest.ts';
import type { CallerIdentity, Connection, ProfileList } from '../../chat/connection.ts';
import type { Task } from '../../chat/conversation.ts';
import { FailureError } from '../../chat/failure.ts';
import { plain, type InferenceSettings } from '../../chat/inference.ts';
import { decideTarget } from '../../chat/modelChoice.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import { pricedCall, type PriceBook } from '../../chat/prices.ts';
import {
  resolveConnection,
  type ConnectionSettings,
  type ResolvedConnection,
} from '../../chat/resolveConnection.ts';
import type { GuardrailRef, KnowledgeBaseRef } from '../../chat/resources.ts';
import { routeFailureIn } from '../../chat/routeFailure.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import type { Tool } from '../../chat/tools.ts';
import { Callers } from '../identity/callers.ts';
import { modelFor, readChoices, writeChoices, type ModelChoice, type StoredChoices } from './choiceStore.ts';

export interface ChoicesPorts {
  readonly services: () => Promise<Pick<BedrockServices, 'catalogue' | 'identity'>>;
  /** Reads the AWS config files afresh, without loading the AWS SDK's clients. */
  readonly profiles: () => Promise<ProfileList>;
  readonly memento: Pick<Memento, 'get' | 'update'>;
  readonly settings: () => ConnectionSettings;
  readonly writeSettings: (change: Partial<ConnectionSettings>) => Promise<void>;
  readonly policy: () => RoutePolicy;
  readonly maxTokens: (task: Task) => number;
  /** A model was chosen, for everything or for a task. */
  readonly chose?: (model: ModelChoice) => void;
  readonly inference: () => InferenceSettings;
  /** Told before anybody hears of it here. */
  readonly credentialsChanged?: () => void;
  /** As the settings are now. */
  readonly prices: () => Promise<Pick<PriceBook, 'price'>>;
  /** Those that are on, and there. */
  readonly tools?: () => readonly Tool[];
}

/** What is chosen, for people to see: nothing here waits for AWS. */
export interface ChoicesSnapshot extends StoredChoices {
  readonly connection: ResolvedConnection;
  /** The model that was last resolved for this connection; undefined until a first call or look at the catalogue. */
  readonly target?: ModelTarget;
  /** Whose account answers; undefined until a first call has succeeded. */
  readonly caller?: CallerIdentity;
  /** That the model may ask for; absent: none. */
  readonly tools?: readonly Tool[];
}

/** What goes with every call of the chat beside the conversation, as it is set. */
export interface CallParameters {
  readonly inference: InferenceSettings;
  /** The limit of an answer. */
  readonly maxTokens: number;
}

/** Profile, region, model, guardrail and knowledge base: the one place that knows and writes them. */
export class Choices implements Disposable {
  readonly #ports: ChoicesPorts;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange: Event<undefined> = this.#changed.event;
  readonly #unlocked = new Emitter<undefined>();
  /** A code was given: what failed for want of it can be asked again. */
  readonly onDidUnlock: Event<undefined> = this.#unlocked.event;
  #target: { readonly key: string; readonly target: ModelTarget } | undefined;

  readonly #callers: Callers;

  constructor(ports: ChoicesPorts) {
    this.#ports = ports;
    this.#callers = new Callers(ports.services);
    this.#callers.onDidChange(() => this.changed());
  }

  /** Reads the AWS config files afresh, never AWS itself. */
  async connection(): Promise<ResolvedConnection> {
    return resolveConnection(this.#ports.settings(), await this.#ports.profiles());
  }

  async snapshot(): Promise<ChoicesSnapshot> {
    const connection = await this.connection();
    const stored = readChoices(this.#ports.memento, connection);
    const target =
      this.#target?.key === keyOf(connection, modelFor('chat', stored), this.#ports.policy())
        ? this.#target.target
        : undefined;
    const caller = this.caller(connection);
    const tools = this.#ports.tools?.() ?? [];
    return {
      connection,
      ...stored,
      ...(target && { target }),
      ...(caller && { caller }),
      ...(tools.length > 0 && { tools }),
    };
  }

  /** Which routes may be taken now. */
  get policy(): RoutePolicy {
    return this.#ports.policy();
  }

  get parameters(): CallParameters {
    return { inference: this.#ports.inference(), maxTokens: this.#ports.maxTokens('chat') };
  }

  /** Whose account answers for the connection, where that was ever found out. */
  caller(connection: Connection): CallerIdentity | undefined {
    return this.#callers.of(connection);
  }

  /**
   * The model to call now, through the region's catalogue; a task may have one of its own. Rejects with FailureError
   * (`no-model`, or AWS's).
   */
  async target(signal: AbortSignal, task: Task = 'chat'): Promise<ModelTarget> {
    const { connection, ...stored } = await this.snapshot();
    const { catalogue } = await this.#ports.services();
    const region = await catalogue.region(connection, { purpose: 'call', signal });
    const policy = this.#ports.policy();
    const chosen = modelFor(task, stored);
    const decision = decideTarget(region, chosen, policy);
    if (decision.kind === 'refused') {
      const label = decision.label ?? chosen?.label;
      const asked = { ...(label !== undefined && { label }), region: connection.region, policy };
      throw new FailureError(routeFailureIn(region, decision.reason, asked));
    }
    const { target } = decision;
    // What is shown as the model in use is the chat's.
    if (chosen === modelFor('chat', stored)) this.#keep(keyOf(connection, chosen, policy), target);
    this.#callers.ask(connection);
    return target;
  }

  /** Everything that one turn needs, captured now. Rejects with FailureError. */
  async forTurn(task: Task, signal: AbortSignal): Promise<TurnChoices> {
    const { connection, guardrail, knowledgeBase, tools } = await this.snapshot();
    const target = await this.target(signal, task);
    const price = (await this.#ports.prices()).price(pricedCall(target));
    const caller = this.caller(connection);
    return forTask(task, {
      connection,
      ...(caller && { caller }),
      target,
      maxTokens: this.#ports.maxTokens(task),
      inference: this.#ports.inference(),
      policy: this.#ports.policy(),
      ...(guardrail && { guardrail }),
      ...(knowledgeBase && { knowledgeBase }),
      ...(price && { price }),
      ...(tools && { tools }),
    });
  }

  /** The same where somebody waits for an answer: they are asked for the multi-factor code that a role may want. */
  async forAnswer(task: Task, signal: AbortSignal): Promise<TurnChoices> {
    await this.unlock(signal);
    return this.forTurn(task, signal);
  }

  /** Asks for the code that the credentials want, if they do. Rejects with FailureError, or an AbortError. */
  async unlock(signal: AbortSignal): Promise<void> {
    const { identity } = await this.#ports.services();
    if (!(await identity.unlock(await this.connection(), signal))) return;
    this.credentialsChanged();
    this.#unlocked.fire(undefined);
  }

  async setProfile(profile: string | undefined): Promise<void> {
    const { authentication } = this.#ports.settings();
    await this.#ports.writeSettings({
      profile: profile ?? '',
      ...(authentication === 'apiKey' && { authentication: 'profile' }),
    });
    this.changed();
  }

  /** The stored API key is sent from now on; the profile is kept for when it is chosen again. */
  async useApiKey(): Promise<void> {
    await this.#ports.writeSettings({ authentication: 'apiKey' });
    this.changed();
  }

  /** `undefined`: the profile's own region. */
  async setRegion(region: string | undefined): Promise<void> {
    await this.#ports.writeSettings({ region: region ?? '' });
    this.changed();
  }

  /** For everything that has no model of its own; `undefined`: the default one. */
  setModel(model: ModelChoice | undefined): Promise<void> {
    if (model) this.#ports.chose?.(model);
    return this.#store('model', model);
  }

  /** For one task; `undefined`: the same as for everything else. */
  async setTaskModel(task: Task, model: ModelChoice | undefined): Promise<void> {
    if (model) this.#ports.chose?.(model);
    const { taskModels = {} } = readChoices(this.#ports.memento, await this.connection());
    const others = Object.entries(taskModels).filter(([name]) => name !== task);
    const next = Object.fromEntries(model ? [...others, [task, model]] : others);
    await this.#store('taskModels', Object.keys(next).length === 0 ? undefined : next);
  }

  setGuardrail(guardrail: GuardrailRef | undefined): Promise<void> {
    return this.#store('guardrail', guardrail);
  }

  setKnowledgeBase(knowledgeBase: KnowledgeBaseRef | undefined): Promise<void> {
    return this.#store('knowledgeBase', knowledgeBase);
  }

  /** Settings or config files may have changed. */
  changed(): void {
    this.#changed.fire(undefined);
  }

  /** Somebody signed in, or the config files changed: what was found through other credentials is void. */
  credentialsChanged(): void {
    this.#ports.credentialsChanged?.();
    this.#callers.forget();
    this.#target = undefined;
    this.changed();
  }

  dispose(): void {
    this.#callers.dispose();
    this.#changed.dispose();
    this.#unlocked.dispose();
  }

  async #store<K extends keyof StoredChoices>(key: K, value: StoredChoices[K] | undefined): Promise<void> {
    const connection = await this.connection();
    const others = Object.entries(readChoices(this.#ports.memento, connection)).filter(
      ([name]) => name !== key,
    );
    const kept = Object.fromEntries(others) as StoredChoices;
    await writeChoices(
      this.#ports.memento,
      connection,
      value === undefined ? kept : { ...kept, [key]: value },
    );
    this.changed();
  }

  #keep(key: string, target: ModelTarget): void {
    const before = this.#target;
    this.#target = { key, target };
    if (before?.key !== key || before.target.modelId !== target.modelId) this.changed();
  }
}

function keyOf(connection: ResolvedConnection, model: ModelChoice | undefined, policy: RoutePolicy): string {
  return JSON.stringify([connection.profile, connection.apiKey, connection.region, model, policy]);
}

/** Without what would only cost there: a commit message and a title are asked for with everything that they are about. */
function forTask(task: Task, { tools, knowledgeBase, inference, ...others }: TurnChoices): TurnChoices {
  if (task === 'title') return { ...others, inference: plain(inference) };
  return {
    ...others,
    inference,
    ...(knowledgeBase && { knowledgeBase }),
    ...(tools && task !== 'commit' && { tools }),
  };
}
