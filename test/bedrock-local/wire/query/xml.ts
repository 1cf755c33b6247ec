import type { Shape } from '../model/shape.ts';
import { isRecord } from '../validate/checkInput.ts';

/** A value as the elements of the query protocol's XML. */
export function toXml(value: unknown, shape: Shape): string {
  switch (shape.kind) {
    case 'structure':
      return shape.members
        .map(({ name, shape: of }) => element(name, isRecord(value) ? value[name] : undefined, of()))
        .join('');
    case 'list':
      return Array.isArray(value) ? value.map((entry) => element('member', entry, shape.member.shape())).join('') : '';
    case 'timestamp':
      return value instanceof Date ? value.toISOString() : escapeXml(String(value));
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
    case 'unit':
    case 'map':
      return escapeXml(String(value));
  }
}

function element(name: string, value: unknown, shape: Shape): string {
  return value === undefined || value === null ? '' : `<${name}>${toXml(value, shape)}</${name}>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
