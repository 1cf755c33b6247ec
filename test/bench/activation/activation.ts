import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { compared, ofRounds, plain, type Figure } from '../figure.ts';
import type { Plan, Report } from '../inHost/plan.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ModuleGraph } from '../size/moduleGraph.ts';
import { rotated } from '../statistics.ts';
import { runInHost, type HostRun } from './extensionWindow.ts';
import { buildBareSdk, buildRunner, stage, type Subject } from './subjects.ts';

/**
 * Activation beside that of an empty extension, in the real extension host, a fresh window each round. Both are copies
 * that nothing activates but the bench, which times `Extension.activate()`: it takes in what the host's own times do
 * (loading the code, the context with its stored state, `activate`), and those are shown only in whole milliseconds.
 * Another empty extension goes first, so that neither pays for what a host does once; then they take turns.
 */
export const activation: Measurement = { name: 'activation', measure };

interface Setting extends Omit<HostRun, 'plan'> {
  readonly first: Subject;
  readonly empty: Subject;
  readonly ours: Subject;
  readonly services: string;
  readonly bareSdk: string;
  readonly folder: string;
}

async function measure(context: BenchContext): Promise<Figure[]> {
  const { folder } = await context.extension();
  const graph = await ModuleGraph.read(folder, 'dist/extension.js');
  const services = graph.lateChunk('services');
  const setting = await prepare(context, services);
  const reports: Report[] = [];
  for (let round = 0; round < context.rounds; round += 1) reports.push(await once(setting, round));
  return [...times(setting, reports), ...files(graph, services, reports)];
}

async function prepare(context: BenchContext, services: string): Promise<Setting> {
  const folder = await context.folder('activation');
  const at = (name: string) => path.join(folder, name);
  const empty = fromRoot('test', 'bench', 'fixtures', 'empty-extension');
  const extensionsFolder = at('extensions');
  const install = (source: string, name: string) => stage(source, path.join(extensionsFolder, name), name);
  const first = await stage(empty, at('first'), 'first');
  const ours = await install((await context.extension()).folder, 'bedrock-workbench');
  return {
    first,
    empty: await install(empty, 'empty'),
    ours,
    extensionsFolder,
    underDevelopment: first.folder,
    browser: await context.browser(),
    runner: await buildRunner(folder),
    bareSdk: await buildBareSdk(folder),
    services: path.join(ours.folder, services),
    folder,
  };
}

function once({ first, empty, ours, services, bareSdk, ...rest }: Setting, round: number): Promise<Report> {
  const plan: Plan = {
    activate: [first.id, ...rotated([ours.id, empty.id], round)],
    load: rotated([services, bareSdk], round),
    folder: ours.folder,
    report: path.join(rest.folder, `report-${round}.json`),
  };
  return runInHost({ ...rest, plan });
}

function times({ empty, ours, services, bareSdk }: Setting, reports: readonly Report[]): Figure[] {
  const pick = (of: 'activated' | 'loaded', name: string) =>
    reports.map((report) => report[of][name] ?? Number.NaN);
  const activated = { value: pick('activated', ours.id), baseline: pick('activated', empty.id) };
  const loaded = { value: pick('loaded', services), baseline: pick('loaded', bareSdk) };
  return [
    ofRounds('activation', activated, 'ms', 'an empty extension'),
    ofRounds('first use: loading the AWS services', loaded, 'ms', 'only the SDK’s runtime client'),
  ];
}

function files(graph: ModuleGraph, services: string, reports: readonly Report[]): Figure[] {
  const ran = new Set(reports.flatMap((report) => report.files));
  const all = graph.loadedWith(graph.entry).union(graph.loadedWith(services));
  return [
    plain('activation: loads of the AWS services (SDK)', ran.has(services) ? 1 : 0, 'times'),
    compared(`activation: code that ran (${ran.size} files)`, graph.bytes(ran), 'bytes', {
      what: 'with the AWS SDK',
      value: graph.bytes(all),
    }),
  ];
}
