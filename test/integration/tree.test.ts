import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, views } from '../../src/host/ids.ts';
import { TreeModel } from '../../src/host/tree/model.ts';
import type { TreeNode } from '../../src/host/tree/nodes.ts';
import { PinnedRegions } from '../../src/host/tree/pinnedRegions.ts';
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
    const pinned = new PinnedRegions({
      get: (key: string) => memory.get(key) as never,
      update: (key, value) => Promise.resolve(void memory.set(key, value)),
    });
    const { choices, services, policy } = this.aws.ports;
    this.model = new TreeModel({ choices, services, policy, pinned, failed: () => undefined });
    this.provider = new ModelTreeProvider(this.model);
  }

  /** The row at a path of labels, now or once it is there. */
  async row(...labels: readonly string[]): Promise<{ node: TreeNode; item: vscode.TreeItem }> {
    for (;;) {
      const node = this.#find(labels);
      if (node) return { node, item: this.provider.getTreeItem(node) };
      await this.changed();
    }
  }

  async expand(...labels: readonly string[]): Promise<void> {
    const { node } = await this.row(...labels);
    await this.model.expanded(node);
  }

  changed(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.provider.onDidChangeTreeData(() => {
        listening.dispose();
        resolve();
      });
    });
  }

  labels(node?: TreeNode): readonly unknown[] {
    return this.provider.getChildren(node).map((child) => this.provider.getTreeItem(child).label);
  }

  dispose(): void {
    this.provider.dispose();
    this.model.dispose();
    this.aws.dispose();
  }

  #find(labels: readonly string[]): TreeNode | undefined {
    let found: TreeNode | undefined;
    for (const label of labels) {
      found = this.provider
        .getChildren(found)
        .find((child) => this.provider.getTreeItem(child).label === label);
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
    await tree.model.show();
    const { node, item } = await tree.row('us-east-1', 'Anthropic', 'Claude Haiku 4.5');
    assert.deepEqual([item.contextValue, item.collapsibleState], ['model callable', 1]);
    const routes = tree.provider.getChildren(node).map((route) => tree.provider.getTreeItem(route));
    assert.deepEqual(
      routes.map(({ label, description, contextValue }) => [label, description, contextValue]),
      [
        ['US Anthropic Claude Haiku 4.5', 'us-east-1, us-east-2, us-west-2', 'route callable'],
        ['payments-team-haiku', 'us-east-1, us-east-2, us-west-2', 'route callable'],
        ['GLOBAL Anthropic Claude Haiku 4.5', 'any commercial AWS region', 'route'],
      ],
    );
    const { node: parent } = await tree.row('us-east-1', 'Anthropic');
    assert.equal(tree.provider.getParent(node), parent);
  });

  it('fills in the access of an expanded provider', async () => {
    tree = new TreeOfTest('local');
    await tree.model.show();
    await tree.expand('us-east-1', 'Anthropic');
    const { item: ready } = await tree.row('us-east-1', 'Anthropic', 'Claude Haiku 4.5');
    const { item: refused } = await tree.row('us-east-1', 'Anthropic', 'Claude Sonnet 4.6');
    assert.deepEqual([ready.description, refused.description], ['ready', 'not authorized']);
  });

  it('shows a failure as a row with its cause, and follows the profile to one that works', async () => {
    tree = new TreeOfTest('local-expired');
    await tree.model.show();
    const failed = await new Promise<vscode.TreeItem>((resolve) => {
      const look = (): void => {
        const [region] = tree.provider.getChildren();
        const [row] = region ? tree.provider.getChildren(region) : [];
        const item = row && tree.provider.getTreeItem(row);
        if (item?.contextValue === 'failed') resolve(item);
      };
      tree.provider.onDidChangeTreeData(look);
      look();
    });
    assert.ok(typeof failed.label === 'string' && failed.label !== '');
    await tree.aws.choices.setProfile('local-eu');
    await tree.row('eu-central-1', 'Anthropic');
    assert.deepEqual(tree.labels(), ['eu-central-1']);
  });
});

describe('the tree’s commands in VS Code', () => {
  it('refresh the view that is shown', async () => {
    await vscode.commands.executeCommand(`${views.models}.focus`);
    await vscode.commands.executeCommand(commands.refreshModels);
  });
});
