import * as l10n from '@vscode/l10n';
import type { ModelPrice } from '../../chat/prices.ts';
import { capabilities, capabilityOf, capabilityText } from '../models/capabilities.ts';
import { remedyText, stateText, type StateFacts } from '../models/modelState.ts';
import { dollars } from '../models/priceText.ts';
import { residencyText } from '../models/residency.ts';
import { destinationsText, lifecycleText, modalitiesText, routeKindText } from '../words.ts';
import { routeTable, type ComparedRoute } from './compareRoutes.ts';
import type { ModelNode, RouteNode } from './nodes.ts';
import { plain } from './tooltip.ts';

/** One side of the comparison, with what was known when it was asked for. */
export interface Compared {
  readonly node: ModelNode;
  readonly facts: StateFacts;
  readonly route: RouteNode | undefined;
  readonly price: ModelPrice | undefined;
  /** Every route that the region's catalogue knows, best first. */
  readonly routes: readonly ComparedRoute[];
}

/** A line of the table: its name, and what it says of one side. What neither side has is unknown, or not worth a line. */
type Line = readonly [name: string, of: (side: Compared) => string | undefined, neither?: 'left out'];

/** Two models side by side, as Markdown; what differs is in bold. */
export function compareDocument(left: Compared, right: Compared): string {
  const sections: readonly (readonly [string, readonly Line[]])[] = [
    [l10n.t('Access'), accessLines()],
    [l10n.t('Price per million tokens'), priceLines()],
    [l10n.t('Limits'), limitLines()],
    [l10n.t('Capabilities'), capabilityLines()],
    [l10n.t('Best route'), routeLines()],
  ];
  const parts = sections.map(([title, lines]) => `## ${plain(title)}\n\n${table(left, right, lines)}`);
  return (
    [`# ${title(left, right)}`, ...parts, ...allRoutes(left, right), plain(footnote())].join('\n\n') + '\n'
  );
}

/** `One and Two`, with their regions where those differ. */
export function compareTitle({ node: left }: Compared, { node: right }: Compared): string {
  const [here, there] = [left.parent.parent.region, right.parent.parent.region];
  const name = (node: ModelNode, region: string) =>
    here === there ? node.model.name : `${node.model.name} (${region})`;
  return l10n.t('{0} and {1}', name(left, here), name(right, there));
}

function title(left: Compared, right: Compared): string {
  return plain(compareTitle(left, right));
}

function footnote(): string {
  return l10n.t(
    '– is unknown: neither AWS nor the price list tells. The first table of prices is of the best route; all prices are US dollars per million tokens.',
  );
}

/** A table for each side: what is a route to one is none to the other. */
function allRoutes(...sides: readonly Compared[]): readonly string[] {
  const parts = sides.map(({ node, routes }) => `### ${plain(node.model.name)}\n\n${routeTable(routes)}`);
  return [`## ${plain(l10n.t('All routes'))}`, ...parts];
}

function table(left: Compared, right: Compared, lines: readonly Line[]): string {
  const head = `| | ${plain(left.node.model.name)} | ${plain(right.node.model.name)} |`;
  const rows = lines.flatMap(([name, of, neither]) => {
    const [a, b] = [of(left), of(right)];
    if (neither && a === undefined && b === undefined) return [];
    const show = (text: string | undefined) => cell(text, a !== b);
    return `| ${plain(name)} | ${show(a)} | ${show(b)} |`;
  });
  return [head, '| :-- | :-- | :-- |', ...rows].join('\n');
}

function cell(text: string | undefined, differs: boolean): string {
  if (text === undefined || text === '') return '–';
  return differs ? `**${plain(text)}**` : plain(text);
}

function accessLines(): readonly Line[] {
  return [
    [l10n.t('State'), ({ facts }) => stateText(facts)],
    [l10n.t('What to do'), ({ facts }) => remedyText(facts), 'left out'],
    [l10n.t('Provider'), ({ node }) => node.model.provider],
    [l10n.t('Region'), ({ node }) => node.parent.parent.region],
    [l10n.t('Model ID'), ({ node }) => node.model.modelId],
    [l10n.t('Lifecycle'), ({ node }) => lifecycleText(node.model.lifecycle) ?? node.model.lifecycle.status],
    [l10n.t('Released'), ({ node }) => node.model.releasedAt?.slice(0, 10)],
  ];
}

function priceLines(): readonly Line[] {
  const figure = (of: (price: ModelPrice) => number | undefined) => (side: Compared) => {
    const amount = side.price && of(side.price);
    return amount === undefined ? undefined : dollars(amount);
  };
  return [
    [l10n.t('Input'), figure(({ input }) => input)],
    [l10n.t('Output'), figure(({ output }) => output)],
    [l10n.t('Cache read'), figure(({ cacheRead }) => cacheRead)],
    [l10n.t('Cache write (5 minutes)'), figure(({ cacheWrite }) => cacheWrite)],
    [l10n.t('Cache write (1 hour)'), figure(({ cacheWrite1h }) => cacheWrite1h)],
    [l10n.t('Long inputs'), ({ price }) => longerText(price), 'left out'],
  ];
}

function longerText(price: ModelPrice | undefined): string | undefined {
  return price?.longer
    ?.map(({ above, input, output }) =>
      l10n.t('above {0}: {1} in, {2} out', NUMBER.format(above), dollars(input), dollars(output)),
    )
    .join('; ');
}

function limitLines(): readonly Line[] {
  const figure = (tokens: number | undefined) =>
    tokens === undefined ? undefined : l10n.t('{0} tokens', NUMBER.format(tokens));
  return [
    [l10n.t('Context'), ({ node }) => figure(node.model.contextWindow)],
    [l10n.t('Output'), ({ node }) => figure(node.model.maxOutputTokens)],
    [l10n.t('Takes and gives'), ({ node }) => modalitiesText(node.model)],
    [l10n.t('Image formats'), ({ node }) => formats(node.model.imageFormats)],
    [l10n.t('Document formats'), ({ node }) => formats(node.model.documentFormats)],
  ];
}

const NUMBER = new Intl.NumberFormat('en');

function formats(names: readonly string[] | undefined): string | undefined {
  return names && (names.length === 0 ? l10n.t('none') : names.join(', '));
}

function capabilityLines(): readonly Line[] {
  const said = (has: boolean | undefined) =>
    has === undefined ? undefined : has ? l10n.t('yes') : l10n.t('no');
  return capabilities.map((capability) => [
    capabilityText(capability),
    ({ node }) => said(capabilityOf(node.model, capability)),
  ]);
}

function routeLines(): readonly Line[] {
  return [
    [l10n.t('Sent as'), ({ route }) => route?.route.id],
    [l10n.t('Kind'), ({ route }) => route && routeKindText(route.route.kind)],
    [l10n.t('Data residency'), ({ route }) => route && residencyText(route.route.destinationRegions)],
    [l10n.t('Processed in'), ({ route }) => route && destinationsText(route.route.destinationRegions)],
  ];
}
