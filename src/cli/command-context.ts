import type { HarvestOptions } from '../harvest/harvest.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { AssessmentRules } from '../assessment/assessment.ts';
import type { DecisionRegister } from '../decisions/decisions.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Facts } from '../policy/policy.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { Policy } from '../domain/policy.ts';
import type { WholeTree } from '../domain/whole-tree.ts';
import type { ReadRepository } from '../domain/template-repository.ts';
import type { SearchEngine } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { Digest } from '../visibility/read-digest.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type {
  Adopting,
  Authoring,
  Upgrading,
  Templates,
  UpgradeRequestDependencies,
} from '../templates/templates.ts';

/** What a command may use: streams, the signal that says stop, and doors to the rooms, opened only when needed. */
export interface CommandContext {
  /** Answers go here, and nothing else. */
  out: (text: string) => void;
  /** Progress and remarks go here. */
  note: (text: string) => void;
  /** Whether a person watches the notes on a terminal. */
  terminal: boolean;
  /** Asks the person at the terminal; undefined where nobody sits at one. */
  ask: ((prompt: string) => Promise<string>) | undefined;
  signal: AbortSignal;
  openHub(options?: HubOptions): Promise<CommandHub>;
  /** The policy packs this hub ships, whether or not there is a catalogue. */
  policies(): Promise<readonly Policy[]>;
  /** A folder on this machine, as it is now; who may see it once published is not known. */
  readWorkTreeEvidence(directory: string): Promise<LocalEvidence>;
  /** Every file of a folder on this machine: names, sizes, and places of what should not be published. */
  readWholeTree(directory: string, signal: AbortSignal): Promise<WholeTree>;
  /** One file on this machine. */
  readFile(path: string): Promise<EvidenceFile>;
  /** A repository anywhere that git can read without signing in. */
  readRemote(url: string, signal: AbortSignal): Promise<LocalEvidence>;
  /** The templates this hub ships. */
  templates(): Promise<Templates>;
  /** What brings a repository that exists under a template. */
  adopting(): Promise<Adopting>;
  /** What authors of templates use. */
  authoring(): Promise<Authoring>;
  /** What upgrades a service in a folder. */
  upgrading(): Promise<Upgrading>;
  /** Repositories of others to start from, over git; `addressOf` says where one is on the forge of this hub. */
  templateRepositories(): Promise<{ read: ReadRepository; addressOf: (fullName: string) => string }>;
  /** Pull requests in the repository that this runs in, at GitHub, with the token of the environment. */
  upgradeRequests(): Promise<UpgradeRequests>;
  /**
   * Makes a folder a git repository with one commit of all that is in it, without what is ignored unless wanted; false
   * where it lies in one already.
   */
  startRepository(folder: string, message: string, options?: { ignored: boolean }): Promise<boolean>;
  /** Sets the exit code; the command goes on to its end. */
  exit(code: number): void;
}

export interface UpgradeRequests {
  /** `owner/name` in two parts. */
  place: { owner: string; name: string };
  defaultBranch: (signal: AbortSignal) => Promise<string>;
  open: UpgradeRequestDependencies['open'];
  readCheckout: UpgradeRequestDependencies['readCheckout'];
}

export interface LocalEvidence {
  evidence: Facts['evidence'];
  files: readonly EvidenceFile[];
}

export interface HubOptions {
  /** Laid over the environment. */
  environment?: NodeJS.ProcessEnv;
  /** In place of the file that the environment names. */
  catalogue?: Catalogue;
  /** Whether the log tells of ordinary events; only failures otherwise. */
  verbose?: boolean;
}

export interface CommandHub extends AsyncDisposable {
  store: Store;
  /** What anybody may see. */
  publicStore: PublicStore;
  search: SearchEngine;
  policies: readonly Policy[];
  catalogue(): Catalogue;
  /** Also what the public may not see. */
  decisions: DecisionRegister;
  context(): Promise<AssessmentRules>;
  /** The digest of the last whole week, as it would be sent. */
  digest(): Promise<{ digest: Digest; message: { subject: string; text: string; html: string } }>;
  /** One harvest, by the catalogue in force. */
  harvest(options: HarvestOptions): Promise<HarvestRun>;
  /** Brings the search index up to the store. */
  refreshSearch(): Promise<void>;
  /** Serves pages and the API until the signal; harvests on schedule if asked to. */
  serve(options: ServeOptions): Promise<void>;
}

export interface ServeOptions {
  harvest: boolean;
  signal: AbortSignal;
  onListening: (url: string) => void;
}
