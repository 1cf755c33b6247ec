import type { Shape } from '../model/shape.ts';
import { isRecord } from '../validate/checkInput.ts';

/** A value as the elements of the query protocol's XML. */
export function toXml(value: unknown, shape: Shape): string {
  if (shape.kind === 'structure' && isRecord(value)) {
    return shape.members.map(({ name, shape: of }) => element(name, value[name], of())).join('');
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((entry) => element('member', entry, shape.member.shape())).join('');
  }
  return value instanceof Date ? value.toISOString() : escapeXml(String(value));
}

function element(name: string, value: unknown, shape: Shape): string {
  return value === undefined || value === null ? '' : `<${name}>${toXml(value, shape)}</${name}>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
