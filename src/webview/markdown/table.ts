import * as l10n from '@vscode/l10n';
import type { Token, Tokens } from 'marked';
import { el } from '../view/dom.ts';
import { updateInline } from './inline.ts';
import { reconcile, type ItemView } from './reconcile.ts';

type Row = readonly Tokens.TableCell[];

/** A table in a scroller of its own: rows are added to it as they come. */
export class TableBlock implements ItemView<Token> {
  readonly node = el('div', 'md-table');
  readonly #header: string;
  readonly #body = el('tbody');
  readonly #rows: ItemView<Row>[] = [];

  constructor(token: Tokens.Table, open: boolean) {
    this.#header = headerKey(token);
    // It scrolls sideways: the keyboard must get there too.
    this.node.tabIndex = 0;
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', l10n.t('Table'));
    const head = el('thead', '', new TableRow(token.header, 'th', false).node);
    this.node.append(el('table', '', head, this.#body));
    this.#show(token, open);
  }

  update(token: Token, open: boolean): boolean {
    if (token.type !== 'table' || headerKey(token as Tokens.Table) !== this.#header) return false;
    this.#show(token as Tokens.Table, open);
    return true;
  }

  #show(token: Tokens.Table, open: boolean): void {
    reconcile<Row>(
      this.#body,
      this.#rows,
      token.rows,
      open,
      (row, rowOpen) => new TableRow(row, 'td', rowOpen),
    );
  }
}

function headerKey({ header }: Tokens.Table): string {
  return JSON.stringify(header.map(({ text, align }) => [text, align]));
}

function rowKey(row: Row): string {
  return row.map(({ text }) => text).join('\n');
}

class TableRow implements ItemView<Row> {
  readonly node = el('tr');
  readonly #cells: ItemView<Tokens.TableCell>[] = [];
  readonly #tag: 'td' | 'th';
  #key = '';

  constructor(row: Row, tag: 'td' | 'th', open: boolean) {
    this.#tag = tag;
    this.#show(row, open);
  }

  update(row: Row, open: boolean): boolean {
    if (rowKey(row) !== this.#key) this.#show(row, open);
    return true;
  }

  #show(row: Row, open: boolean): void {
    this.#key = rowKey(row);
    reconcile(
      this.node,
      this.#cells,
      row,
      open,
      (cell, cellOpen) => new TableCell(cell, this.#tag, cellOpen),
    );
  }
}

class TableCell implements ItemView<Tokens.TableCell> {
  readonly node: HTMLElement;
  readonly #views: ItemView<Token>[] = [];

  constructor(cell: Tokens.TableCell, tag: 'td' | 'th', open: boolean) {
    this.node = el(tag, cell.align === null ? '' : `md-${cell.align}`);
    this.update(cell, open);
  }

  update(cell: Tokens.TableCell, open: boolean): boolean {
    updateInline(this.node, this.#views, cell.tokens, open);
    return true;
  }
}
