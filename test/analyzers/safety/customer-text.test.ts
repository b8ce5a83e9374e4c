import { describe, expect, it } from 'vitest';
import { customerText } from '../../../analyzers/safety/customer-text.js';
import { starterArticles } from '../../usecases/search/test-stores.js';

const replaceable = new Set(['dimm', 'drive', 'psu', 'fan', 'network-cable', 'power-cord', 'air-baffle']);
const steps = (text: string) => customerText(text, 'steps', replaceable);
const account = (text: string) => customerText(text, 'account', replaceable);

describe('a step that says who acts', () => {
  it.each([
    ['1. **Customer, no downtime.** Restart the BMC: `ipmitool mc reset cold`.', true],
    ['1. **Customer or field engineer.** Pull the drive.', true],
    ['1. **客户（需重启）**：升级 BIOS。', true],
    ['1. **客户或现场工程师（不停机）**：拔出硬盘。', true],
    ['1. **Agent, no downtime.** Save the log.', false],
    ['1. **Field engineer, power off, static protection.** Look at it.', false],
    ['1. **Escalate** if it returns.', false],
    ['1. **坐席（不停机）**：保存日志。', false],
    ['1. **现场工程师（需下电、防静电）**：检查。', false],
    ['1. **升级处理**：再次出现。', false],
    ['1. **专家**：读寄存器。', false],
  ])('%s: shown %s', (text, isShown) => {
    expect(steps(text)).toEqual(isShown ? { text, hidden: 0 } : { text: '', hidden: 1 });
  });

  it('takes its nested steps and code along', () => {
    const text = [
      '1. **Agent.** Read:',
      '   - the state',
      '   ```',
      '   storcli /c0 show',
      '   ```',
      '2. **Customer.** Read:',
      '   - the LED',
    ];

    expect(steps(text.join('\n')).text).toBe('1. **Customer.** Read:\n   - the LED');
  });

  it('ends at a sentence that names somebody of the service', () => {
    const text = '1. **Customer.** Look at the LED. It blinks: call (**field engineer, power off**).';

    expect(steps(text)).toEqual({ text: '1. **Customer.** Look at the LED.', hidden: 1 });
  });

  it('and a condition in bold before the name is no permission', () => {
    expect(steps('4. **All members present**: **customer or field engineer**: preview, then import.').text).toBe('');
  });

  it('leaves no step standing that needs one which was left out', () => {
    const text = '1. **Customer.** Note the code.\n2. **Field engineer.** Take everything out.\n3. It starts: go on one by one.';

    expect(steps(text)).toEqual({ text: '1. **Customer.** Note the code.', hidden: 2 });
  });
});

describe('the articles that ship', () => {
  it('show a reader no step of the service, and every step that begins with the customer', async () => {
    const service = /^\s*\d+\. \*\*(?:Agent|Field|Escalate|Specialist|坐席|现场|升级|专家)/m;
    const own = /^\d+\. \*\*(?:Customer|客户)/gm;
    for (const { id, resolution } of await starterArticles()) {
      const { text } = steps(resolution);

      expect([id, text]).toEqual([id, expect.not.stringMatching(service)]);
      expect([id, [...text.matchAll(own)].length]).toEqual([id, [...resolution.matchAll(own)].length]);
    }
  });
});

describe('a step that does not say who acts', () => {
  it.each([
    'Replace the system board.',
    'Replace the processor.',
    'If the problem persists, reseat the riser.',
    'Replace the drive backplane.',
    'Replace the drive and the backplane.',
    'Swap it with another one.',
    'Reinsert the I/O module.',
    'Reconnect the cables on the controller.',
    'Replace the RAID battery.',
    'Replace the NVDIMM.',
    'Remove the chassis cover and check the DIMMs.',
    'Open the chassis.',
    'Check the components inside the server.',
    'Update the firmware to the newest version.',
    'The BIOS must be downgraded.',
    'Upload a new firmware image.',
    'Clear the system event log.',
    'Clear CMOS with the jumper.',
    'Reset the NVRAM to defaults.',
    'Import the foreign configuration.',
    'Force the drive online.',
    'Start the rebuild of the virtual disk.',
    'Change the RAID level of the array.',
    'Disable C-states in the BIOS setup.',
    'Perform an AC power cycle.',
    'Remove AC power for a minute.',
    'Unplug the power cords, then start.',
    'Hold the power button for 15 seconds.',
    'Run storcli /c0/fall del.',
    'Run `smartctl -x /dev/sda`.',
    'Do not pull the drive, replace the backplane.',
    'Never order a CPU before reseating it.',
    '更换主板。',
    '更换处理器（CPU）。',
    '重新插拔内存，并更换背板。',
    '更换阵列卡。',
    '拔下该部件再插回。',
    '打开机箱盖检查线缆。',
    '开盖后查看指示灯。',
    '升级 BIOS 固件到最新版本。',
    '刷写 BMC。',
    '清空 SEL 日志。',
    '清除 CMOS。',
    '导入外部配置。',
    '强制上线该硬盘。',
    '重建阵列。',
    '在 BIOS 中关闭该选项。',
    '断电两分钟后再开机。',
    '拔掉所有电源线。',
    '长按电源键关机。',
    '执行 ipmitool sel clear。',
    'Ｒｅｐｌａｃｅ ｔｈｅ ＣＰＵ．',
  ])('is hidden: %s', (text) => {
    expect(steps(text)).toEqual({ text: '', hidden: 1 });
    expect(steps(`- ${text}`)).toEqual({ text: '', hidden: 1 });
    expect(steps(`| x | ${text} |`).hidden).toBe(1);
  });

  it.each([
    'Replace the failed drive.',
    'Reseat the memory module.',
    'Replace the power supply unit.',
    'Check that the network cable is connected.',
    'Restart the server in a window.',
    'Check the temperature of the room.',
    'Make sure that the fans turn.',
    'Do not clear the log before it is exported.',
    'Never pull two drives.',
    'Contact support.',
    '更换故障硬盘。',
    '重新插拔电源模块。',
    '检查机房温度。',
    '请勿清除日志。',
    '保存日志并联系技术支持。',
  ])('is shown: %s', (text) => {
    expect(steps(text)).toEqual({ text, hidden: 0 });
  });

  it('keeps the sentences before the first that is hidden, and none behind it', () => {
    expect(steps('Check the room. Replace the CPU. Then watch.')).toEqual({ text: 'Check the room.', hidden: 1 });
  });

  it('takes the rest of its numbered list along', () => {
    expect(steps('1) Check the fan.\n2) Open the chassis.\n3) Look at the left side.\n\nAsk support.')).toEqual({
      text: '1) Check the fan.\n\nAsk support.',
      hidden: 2,
    });
  });

  it('shows no code among steps', () => {
    expect(steps('Save the log:\n\n```\nsel list\n```').text).toBe('Save the log:');
  });

  it('asks the graph which parts are a customer’s', () => {
    expect(customerText('Replace the drive.', 'steps', new Set()).hidden).toBe(1);
  });
});

describe('a text that tells what happened', () => {
  it.each([
    'The processor was replaced last week and the server stopped.',
    'Seen after a BIOS update; the log was cleared.',
    '更换主板之后序列号为空。',
    '```\n1 | Processor CPU0 | IERR | Asserted\n```',
  ])('is shown: %s', (text) => {
    expect(account(text)).toEqual({ text, hidden: 0 });
  });

  it.each([
    'The CPU is bad. Replace the CPU.',
    'The board should be replaced.',
    'Please clear the CMOS.',
    '请更换主板。',
    '建议升级 BIOS。',
  ])('loses what it asks for: %s', (text) => {
    expect(account(text).hidden).toBe(1);
  });
});
