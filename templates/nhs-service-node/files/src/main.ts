import { pino } from 'pino';
import { createApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { folderRequests } from './requests/folder-requests.ts';
import { stopGracefully } from './stop-gracefully.ts';

const config = configOrExit();
const log = pino({ level: config.logLevel });
const requests = await folderRequests(config.dataFolder);
const health = { stopping: false };
const app = createApp({ config, log, requests, health });

const server = app.listen(config.port, config.host, (error?: Error) => {
  if (error) {
    log.fatal({ err: error }, 'cannot listen');
    process.exit(1);
  }
  log.info({ host: config.host, port: config.port }, 'listening');
});
stopGracefully({ server, log, health, seconds: config.stopSeconds });

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
