/** Upgrades of services in folders, without what starts and checks new ones: a command loads what it needs. */
export { abortUpgrade } from './abort-upgrade.ts';
export { upgradeAll } from './upgrade-all.ts';
export { upgradeFolder } from './upgrade-folder.ts';
