import type { FactView } from '../../protocol/views.ts';

export function fact(label: string, value: string, copy?: string): FactView {
  return { label, value, ...(copy !== undefined && { copy }) };
}
