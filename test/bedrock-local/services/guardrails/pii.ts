import type { PiiType } from './definitions.ts';

export interface Span {
  readonly start: number;
  readonly match: string;
}

/** Each is bounded, so that a selection of megabytes stays linear. */
const patterns: Readonly<Record<PiiType, RegExp>> = {
  EMAIL: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g,
  PHONE: /(?<![\w.+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]\d{3}[ .-]\d{4}(?!\d)/g,
  AWS_ACCESS_KEY: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  CREDIT_DEBIT_CARD_NUMBER: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g,
  IP_ADDRESS: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
};

export function findPii(type: PiiType, text: string): readonly Span[] {
  const found = findAll(patterns[type], text);
  return type === 'CREDIT_DEBIT_CARD_NUMBER' ? found.filter(({ match }) => passesLuhn(match)) : found;
}

export function findAll(pattern: RegExp, text: string): readonly Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, match: match[0] }));
}

/** The check digit of card numbers. */
export function passesLuhn(number: string): boolean {
  const digits = Array.from(number.replace(/\D/g, ''), Number).reverse();
  const sum = digits.reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
