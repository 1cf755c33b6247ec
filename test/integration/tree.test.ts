import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { StoredList } from '../../src/host/choices/storedList.ts';
import { commands, views } from '../../src/host/ids.ts';
import { TreeModel } from '../../src/host/tree/model.ts';
import type { TreeNode } from '../../src/host/tree/nodes.ts';
import { ModelTreeProvider } from '../../src/host/tree/provider.ts';
import { AwsOfTest } from './awsOfTest.ts';

/** The tree as VS Code reads it, on the stand-in. */
class TreeOfTest {
  readonly aws: AwsOfTest;
  readonly model: TreeModel;
  readonly provider: ModelTreeProvider;

  constructor(profile: string) {
    this.aws = new AwsOfTest(profile);
    const memory = new Map<string, unknown>();
    const memento = {
      get: (key: string) => memory.get(key) as never,
      update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
    };
    const pinned = new StoredList({ memento, key: 'regions', add: 'last' });
    const { choices, services, policy, prices } = this.aws.ports;
    this.model = new TreeModel({
      choices,
      catalogue: this.aws.catalogue,
      prices,
      regions: async () => (await services()).identity.regions(),
      policy,
      pinned,
      favourites: new StoredList({ memento, key: 'favourites', add: 'last' }),
      failed: () => undefined,
      loaded: () => undefined,
    });
    this.provider = new ModelTreeProvider(this.model);
  }

  /** The row at a path of labels, now or once it is there; what leads to it is expanded. */
  async row(...labels: readonly string[]): Promise<{ node: TreeNode; item: vscode.TreeItem }> {
    return this.until(async () => {
      const node = await this.#find(labels);
      return node && { node, item: this.provider.getTreeItem(node) };
    });
  }

  async until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      // It may change while the question is answered.
      const changed = this.#changed();
      const answer = await ask();
      if (answer !== undefined) return answer;
      await changed;
    }
  }

  async items(node?: TreeNode): Promise<readonly vscode.TreeItem[]> {
    return (await this.provider.getChildren(node)).map((child) => this.provider.getTreeItem(child));
  }

  dispose(): void {
    this.provider.dispose();
    this.model.dispose();
    this.aws.dispose();
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.provider.onDidChangeTreeData(() => {
        listening.dispose();
        resolve();
      });
    });
  }

  async #find(labels: readonly string[]): Promise<TreeNode | undefined> {
    let found: TreeNode | undefined;
    for (const label of labels) {
      const children = await this.provider.getChildren(found);
      found = children.find((child) => this.provider.getTreeItem(child).label === label);
      if (!found) return undefined;
    }
    return found;
  }
}

describe('the tree of models in VS Code', () => {
  let tree: TreeOfTest;

  afterEach(() => tree.dispose());

  it('shows the providers, models and routes of the profile’s region', async () => {
    tree = new TreeOfTest('local');
    const { node, item } = await tree.row('us-east-1', 'Anthropic', 'Claude Haiku 4.5');
    assert.deepEqual([item.contextValue, item.collapsibleState], ['model callable ordinary', 1]);
    const routes = await tree.items(node);
    assert.deepEqual(
      routes.map(({ label, description, contextValue }) => [label, description, contextValue]),
      [
        ['US Anthropic Claude Haiku 4.5', 'stays in US · us-east-1, us-east-2, us-west-2', 'route callable'],
        ['payments-team-haiku', 'stays in US · us-east-1, us-east-2, us-west-2', 'route callable'],
        ['GLOBAL Anthropic Claude Haiku 4.5', 'worldwide · not allowed', 'route'],
      ],
    );
    const { node: parent } = await tree.row('us-east-1', 'Anthropic');
    assert.equal(tree.provider.getParent(node), parent);
  });

  it('fills in the access of an expanded provider', async () => {
    tree = new TreeOfTest('local');
    const said = (model: string, state: RegExp) =>
      tree.until(async () => {
        const { item } = await tree.row('us-east-1', 'Anthropic', model);
        return state.exec(item.accessibilityInformation?.label ?? '')?.[0];
      });
    assert.equal(await said('Claude Haiku 4.5', /\bready\b/), 'ready');
    assert.equal(await said('Claude Sonnet 4.6', /\bnot authorized\b/), 'not authorized');
  });

  it('shows a failure as a row with its cause, and follows the profile to one that works', async () => {
    tree = new TreeOfTest('local-expired');
    const { node: region } = await tree.row('us-east-1');
    const { label } = await tree.until(async () => {
      const [row] = await tree.items(region);
      return row?.contextValue === 'failed' ? row : undefined;
    });
    assert.ok(typeof label === 'string' && label !== '');
    await tree.aws.choices.setProfile('local-eu');
    await tree.row('eu-central-1', 'Anthropic');
    assert.deepEqual(
      (await tree.items()).map((item) => item.label),
      ['eu-central-1', 'Other regions'],
    );
  });
});

describe('the tree’s commands in VS Code', () => {
  it('refresh the view that is shown', async () => {
    await vscode.commands.executeCommand(`${views.models}.focus`);
    await vscode.commands.executeCommand(commands.refreshModels);
  });
});
