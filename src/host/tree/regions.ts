import type { Disposable } from '../../base/lifecycle.ts';
import type { AwsRegion, Connection } from '../../chat/connection.ts';
import type { ChoicesSnapshot } from '../choices/choices.ts';
import { othersNode, parentOf, regionNode, type RegionNode, type TreeNode } from './nodes.ts';
import { otherRegions } from './otherRegions.ts';
import type { RegionModel } from './regionModel.ts';
import { accountIn } from './treeAccount.ts';

type CreateRegion = (node: RegionNode, connection: Connection) => RegionModel;

/** What is chosen, and which regions the person pinned. */
interface Wanted {
  readonly connection: ChoicesSnapshot['connection'];
  readonly pinned: readonly string[];
}

/** Which regions the tree has, each with a model for as long as it is wanted. */
export class Regions implements Disposable {
  readonly othersNode = othersNode();
  readonly #create: CreateRegion;
  /** Current and pinned regions by themselves, others below their node: by the node's ID. */
  readonly #models = new Map<string, RegionModel>();
  #others: readonly RegionNode[] | undefined;

  constructor(create: CreateRegion) {
    this.#create = create;
  }

  get all(): readonly RegionModel[] {
    return [...this.#models.values()];
  }

  /** The present region and the pinned ones. */
  get shown(): readonly RegionNode[] {
    return this.all.map(({ node }) => node).filter(({ parent }) => !parent);
  }

  /** None until they were listed. */
  get others(): readonly RegionNode[] {
    return this.#others ?? [];
  }

  /** The region whose models the node is about. */
  of(node: TreeNode): RegionModel | undefined {
    if (node.kind === 'region') return this.#models.get(node.id);
    const parent = parentOf(node);
    return parent && this.of(parent);
  }

  /** The present region, then the pinned ones, then the others; a profile that does not exist has none. */
  arrange({ connection, pinned }: Wanted): void {
    const names = connection.missing ? [] : [...new Set([connection.region, ...pinned])];
    const shown = names.map((region) => regionNode(region));
    this.#others &&= this.#others.filter(({ region }) => !names.includes(region));
    const wanted = connection.missing ? [] : [...shown, ...this.others];
    const before = new Map(this.#models);
    this.#keepOnly(wanted.map(({ id }) => id));
    this.#models.clear();
    for (const node of wanted) {
      const { region, id } = node;
      this.#models.set(id, before.get(id) ?? this.#create(node, { ...accountIn(connection), region }));
    }
  }

  /** `all`: every region that there is. Says whether the others are not those of before. */
  listOthers(all: readonly AwsRegion[], wanted: Wanted): boolean {
    const shown = this.shown.map(({ region }) => region);
    const before = this.#others;
    this.#others = otherRegions(all, wanted.connection.region, shown, this.othersNode, before);
    if (this.#others.length === before?.length) return false;
    this.arrange(wanted);
    return true;
  }

  /** For another account: nothing that was loaded stays. */
  clear(): void {
    this.#keepOnly([]);
  }

  dispose(): void {
    this.clear();
  }

  #keepOnly(ids: readonly string[]): void {
    for (const [id, model] of this.#models) {
      if (ids.includes(id)) continue;
      model.dispose();
      this.#models.delete(id);
    }
  }
}
