import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupportCase } from '#domain/support-case.js';
import type { SourceItem } from '#ports/document-source.js';
import { percentile } from '#usecases/evaluate/measures.js';
import { openProduct } from '../../src/compose.js';
import { createRandom, selElistLines } from './seeded-logs.js';

// Search over 100,000 imported cases: import speed, p50 and p95 of queries of the kinds people ask, resident memory.
const count = Number(process.argv[2] ?? 100_000);
const symptoms = [
  'server hangs, memory error light is amber',
  '服务器宕机，黄灯亮，日志有内存不可纠正错误',
  'power supply 1 lost input after maintenance',
  '电源模块告警，冗余丢失',
  'drive in bay 7 failed, volume degraded',
  '硬盘掉盘，阵列降级，重建失败',
  'fan runs below threshold, noise',
  '机房高温，风扇全速',
  'random reboot, nothing in the operating system log',
  '重启后无法进入系统',
  'PCIe card not detected after reboot',
  '网卡链路频繁中断',
  'CATERR after firmware update',
  'CPU 报 IERR，业务中断',
] as const;
const queries = [
  'memory uncorrectable error amber light',
  '内存不可纠正错误 黄灯',
  'power redundancy lost',
  '硬盘掉盘 阵列降级',
  'fan below threshold',
  'CPU IERR firmware update',
  '网卡 链路 中断',
  'DIMM_A1 correctable ECC',
  'CPU0_DIMM_B1',
  '服务器 重启 无法进入系统',
  'drive bay 7 failed volume degraded rebuild',
  'PCIe card not detected',
];

async function* cases(): AsyncGenerator<SourceItem<SupportCase>> {
  const random = createRandom(7);
  const pick = (limit: number) => Math.floor(random() * limit);
  const logs = Array.from({ length: 400 }, (_, index) => selElistLines(3 + (index % 5), 1000 + index).join('\n'));
  for (let index = 0; index < count; index += 1) {
    const value: SupportCase = {
      id: `case-${index}`,
      server: `SRV${pick(20_000)}`,
      vendor: ['Dell', 'HPE', 'Lenovo', 'Inspur', 'Huawei'][pick(5)],
      model: `model-${pick(40)}`,
      symptom: `${symptoms[pick(symptoms.length)]} (${['rack', 'row', 'room'][pick(3)]} ${pick(500)})`,
      log: logs[pick(logs.length)],
      articleIds: [],
      testsDone: [],
      partsReplaced: [],
      confirmed: { componentClass: (['memory', 'cpu', 'psu', 'drive', 'fan', 'board'] as const)[pick(6)] ?? 'memory' },
      outcome: 'resolved',
      verified: true,
      version: 0,
    };
    yield { ok: true, value, file: 'bench', line: index };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'faultbook-bench-'));
const product = await openProduct(folder, Date.now);
const importStartedMs = performance.now();
await product.importer.importCases({ describe: 'bench', read: cases });
const importSeconds = (performance.now() - importStartedMs) / 1000;
console.log(
  `import ${count} cases: ${importSeconds.toFixed(0)} s (${(count / importSeconds).toFixed(0)}/s), resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
);
const times: number[] = [];
for (let round = 0; round < 10; round += 1) {
  for (const query of queries) {
    const startedMs = performance.now();
    await product.search({ query, kind: round % 2 === 0 ? null : 'case' });
    if (round > 0) times.push(performance.now() - startedMs);
  }
}
console.log(
  `search over ${count} cases: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
);
product.close();
rmSync(folder, { recursive: true, force: true });
