import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RedactionPolicy, redact } from '#analyzers/redaction/redact.js';
import { redactionKinds } from '#domain/redaction.js';
import { findGrowth } from '../logs/linear-time.js';
import { harmlessLogs, harmlessProse, logSamples, proseSamples } from './samples.js';

const inside = redactionKinds.filter((kind) => kind !== 'serial');
const prose: RedactionPolicy = { kinds: inside, reading: 'prose' };
const log: RedactionPolicy = { kinds: inside, reading: 'log' };
const wide: RedactionPolicy = { kinds: redactionKinds, reading: 'prose' };

describe('redacting prose', () => {
  it.each(proseSamples)('takes out what is personal or secret of %s', (text, redacted) => {
    const result = redact(text, prose);

    expect(result.text).toBe(redacted);
  });

  it.each(harmlessProse)('leaves %s', (text) => {
    const result = redact(text, prose);

    expect(result).toEqual({ text, counts: {} });
  });

  it('counts each kind exactly', () => {
    const text = '张工 13812345678, a@example.org, b@example.org, 10.0.0.1 -> 10.0.0.2, password: Abc123!x';

    const { counts } = redact(text, prose);

    expect(counts).toEqual({ name: 1, phone: 1, mail: 2, ip: 2, credential: 1 });
  });

  it('takes out only the kinds of its policy', () => {
    const result = redact('a@example.org 10.0.0.1', { kinds: ['mail'], reading: 'prose' });

    expect(result).toEqual({ text: '[mail] 10.0.0.1', counts: { mail: 1 } });
  });

  it('puts the same constant for every value, so that nothing joins two texts', () => {
    const [one, other] = ['10.0.0.1', '10.99.1.2'].map((address) => redact(`ping ${address}`, prose).text);

    expect(one).toBe(other);
  });
});

describe('redacting a log', () => {
  it.each(logSamples)('takes out what is personal or secret of %s', (text, redacted) => {
    const result = redact(text, log);

    expect(result.text).toBe(redacted);
  });

  it.each(harmlessLogs)('leaves %s', (text) => {
    const result = redact(text, log);

    expect(result).toEqual({ text, counts: {} });
  });
});

describe('redacting for readers elsewhere', () => {
  it.each([
    ['S/N: 7HX3M92', 'S/N: [serial]'],
    ['Service Tag: ABC1234', 'Service Tag: [serial]'],
    ['序列号：21023XYZ9K', '序列号：[serial]'],
    ['资产编号 IT-2024-0071', '资产编号 [serial]'],
    ['WWN 50:01:43:80:12:34:56:78', 'WWN [serial]'],
    ['naa.5000c500a1b2c3d4', 'naa.[serial]'],
    ['CN-0ABC12-12345-123-1234', '[serial]'],
  ])('takes out the serial number of %s', (text, redacted) => {
    const result = redact(text, wide);

    expect(result.text).toBe(redacted);
  });

  it.each(['P/N 875942-001', 'CPU1_DIMM_A3', 'UUID 4c4c4544-0042-3510-8051-b7c04f4d3532', 'serial number missing'])('leaves %s', (text) => {
    const result = redact(text, wide);

    expect(result.text).toBe(text);
  });

  it('takes out the serial numbers and names of servers that the record has, wherever they stand', () => {
    const result = redact('node-x7 (sn 7HX3M92) is down, NODE-X7', wide, { serials: ['7HX3M92', 'node-x7'] });

    expect(result).toEqual({ text: '[serial] (sn [serial]) is down, [serial]', counts: { serial: 3 } });
  });
});

describe('names given beside a text', () => {
  const context = { personalNames: ['Maria Vela', '诸葛小明', 'Grace Hopper', 'admin', 'jkowalski'] };

  it.each([
    ['Maria called, Vela wrote, VELA, MARIA; Maria Vela', '[name] called, [name] wrote, [name]; [name]'],
    ['已由诸葛小明处理', '已由[name]处理'],
    ['closed by jkowalski', 'closed by [name]'],
    ['Grace Hopper is a processor, and admin nobody', 'Grace Hopper is a processor, and admin nobody'],
    ['Velar and Mariana stay', 'Velar and Mariana stay'],
  ])('go out of %s', (text, redacted) => {
    const result = redact(text, prose, context);

    expect(result.text).toBe(redacted);
  });

  it('go out of a log too', () => {
    const result = redact('user jkowalski logged in', log, context);

    expect(result).toEqual({ text: 'user [name] logged in', counts: { name: 1 } });
  });
});

const pieces = [
  ...[...proseSamples, ...logSamples].map(([text]) => text),
  ...harmlessProse,
  ...[
    '[mail]',
    '[ip]',
    '[name]',
    '[credential]',
    'password',
    '密码',
    ':',
    '：',
    '=',
    '"',
    "'",
    ' ',
    '\n',
    '/',
    '@',
    '.',
    '-',
    '张',
    '先生',
    '工',
    '1',
    'a',
  ],
  ...['-P ', '://', 'Contact: ', '13812345678', '10.0.0.1', 'x@example.org', '-----BEGIN PRIVATE KEY-----', '-----END '],
];
const cut = fc.tuple(fc.constantFrom(...pieces), fc.nat(12), fc.nat(40)).map(([piece, from, length]) => piece.slice(from, from + length));
const mixture = fc.array(fc.oneof(fc.constantFrom(...pieces), cut, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 });
const policies = fc.constantFrom(prose, log, wide);

describe('redacting any text', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(mixture, policies, (parts, policy) => {
        const once = redact(parts.join(''), policy).text;

        expect(redact(once, policy)).toEqual({ text: once, counts: {} });
      }),
      { numRuns: 3_000 },
    );
  });

  it('never grows beyond a placeholder for each character', () => {
    fc.assert(
      fc.property(mixture, policies, (parts, policy) => {
        const text = parts.join('');

        expect(redact(text, policy).text.length).toBeLessThanOrEqual(text.length * '[credential]'.length);
      }),
    );
  });

  it('leaves as many placeholders more as it counts', () => {
    fc.assert(
      fc.property(mixture, (parts) => {
        const text = parts.filter((part) => !part.includes('[')).join('');

        const { text: left, counts } = redact(text, { kinds: ['mail', 'ip', 'mac'], reading: 'prose' });

        const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
        expect(left.match(/\[(?:mail|ip|mac)\]/g)?.length ?? 0).toBe(count);
      }),
    );
  });

  it('keeps every line of a log', () => {
    fc.assert(
      fc.property(mixture, (parts) => {
        const text = parts.join('');

        expect(redact(text, log).text.split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});

const hostile = [
  ...[' ', 'a', '0', '.', ':', '-', '=', '@', '/', '[', '"', '张', '工', '先生', '\n', 'A', '请', '谢谢\n'],
  ...[
    'a.',
    'a@',
    '0.',
    '0:',
    '1.2.3.4 ',
    '00:',
    'a@b.',
    'password',
    'password ',
    'password=',
    '密码',
    ' -P',
    ' -p a',
    'ipmitool ',
    '://a',
    'Contact: ',
    'Contact',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END ',
    'eyJ',
    'eyJaaaaaaaa.',
    'AAAA',
    'ssh-rsa AAAA',
    'sk-',
    'Ab ',
    'Mr. A',
    'Regards,\n',
    'S/N',
    'serial ',
    '联系人：',
    '工程师',
    '王',
    '由王',
    '1 ',
    '0-',
    '+1 ',
    '4111 ',
    '::',
    'f::',
    'Cookie: ',
    '<token>',
    'bearer ',
  ],
];

describe('on hostile texts', () => {
  it.each([
    ['prose', wide],
    ['a log', { ...log, kinds: redactionKinds }],
  ] as const)(
    'redacting %s takes linear time',
    (_name, policy) => {
      const bad = hostile.filter(
        (piece) =>
          findGrowth(
            (text) => void redact(text, policy),
            (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
          ) !== null,
      );

      expect(bad).toEqual([]);
    },
    300_000,
  );
});
