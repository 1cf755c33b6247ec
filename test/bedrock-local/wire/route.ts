import type { Service } from '../contract.ts';
import { operations, type Operation, type ServiceName } from './model/operations.ts';

export type Services = Readonly<Partial<Record<ServiceName, Service>>>;

export interface Route {
  readonly operation: Operation;
  /** Decoded path labels under their members' names. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly operation: Operation;
  readonly method: string;
  readonly pattern: RegExp;
  /** The path's length without its labels: the more literal route wins. */
  readonly literal: number;
  readonly isServed: boolean;
}

export function isServed(services: Services, { service, name }: Operation): boolean {
  const { unary, streams } = services[service] ?? {};
  return unary?.[name] !== undefined || streams?.[name] !== undefined;
}

/** All services share one endpoint; where two clash (`/tags/{resourceArn}`), the served one answers. */
export function createRouter(services: Services): (method: string, path: string) => Route | undefined {
  const candidates = operations
    .flatMap((operation) => candidate(operation, isServed(services, operation)))
    .sort((a, b) => b.literal - a.literal || Number(b.isServed) - Number(a.isServed));
  return (method, path) => {
    for (const route of candidates) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match) return { operation: route.operation, labels: decoded(match.groups ?? {}) };
    }
    return undefined;
  };
}

function candidate(operation: Operation, served: boolean): Candidate[] {
  if (!operation.http) return [];
  const { method, path } = operation.http;
  const source = path
    .replace(/\/$/, '')
    .replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\{(\w+)(?:\\\+)?\}/g, '(?<$1>[^/]+)');
  const literal = path.replaceAll(/\{[^}]+\}/g, '').length;
  return [{ operation, method, pattern: new RegExp(`^${source}/?$`), literal, isServed: served }];
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
