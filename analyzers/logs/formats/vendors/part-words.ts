/** Table of the words by which service processors name the kind of part an event is about, in English and Chinese. */
import type { Component, ComponentClass } from '#domain/component.js';
import { componentsOf, componentsOfText } from '../../event/locators.js';
import { sensorTypeCode } from '../../ipmi/sensor-types.js';

const wordsByClass = {
  cpu: 'cpu,processor,处理器,中央处理器,cpus',
  memory: 'memory,dimm,mem,内存,内存条,dimms,memorycard',
  board: 'mainboard,motherboard,systemboard,board,baseboard,主板,mb,cpuboard,系统板,voltage,系统',
  psu: 'psu,powersupply,power,ps,powermodule,电源,电源模块,psus,powersupplies',
  fan: 'fan,fanmodule,fans,风扇,风扇模块,coolingdevice',
  cooling: 'cooling,散热,liquidcooling,液冷',
  drive: 'disk,drive,harddisk,hdd,ssd,nvme,硬盘,磁盘,driveslot,driveslot/bay,disks,physicaldrive,storage,存储',
  'raid-controller': 'raid,raidcard,raidcontroller,raid卡,raid控制卡,controller,hba,storagecontroller',
  'raid-battery': 'bbu,raidbattery,raid卡电池,电池备份单元',
  backplane: 'backplane,diskbackplane,硬盘背板,背板,hddbackplane',
  nic: 'nic,networkcard,networkadapter,ocp,网卡,mezz,mezzcard,ethernet,以太网卡,nics',
  gpu: 'gpu,gpucard,gpu卡,显卡,accelerator,npu',
  'pcie-card': 'pcie,pciecard,pcidevice,pciedevice,pci,pcie卡,pcie设备,pcieslot,slot',
  riser: 'riser,risercard,riser卡',
  cable: 'cable,线缆,连接线,interconnect,cable/interconnect',
  bmc: 'bmc,ibmc,hdm,ilo,managementmodule,管理模块,managementsubsystemhealth',
  bios: 'bios,systemfirmware,uefi,固件',
  os: 'os,operatingsystem,操作系统,osstop',
  chassis: 'chassis,机箱,enclosure,框',
  environment: 'inlet,airinlet,进风口,环境,ambient,environment',
} as const satisfies Partial<Readonly<Record<ComponentClass, string>>>;

const classByWord: ReadonlyMap<string, ComponentClass> = new Map(
  (Object.keys(wordsByClass) as (keyof typeof wordsByClass)[]).flatMap((componentClass) =>
    wordsByClass[componentClass].split(',').map((word) => [word, componentClass] as const),
  ),
);

/** Class of part that a word of a column names, numbers behind it ignored (`CPU1`, `风扇模块 2`); null for other words. */
export function classOfWord(word: string): ComponentClass | null {
  if (word.length > 40) return null;
  const plain = word.toLowerCase().replace(/[\s_-]+/g, '');
  return classByWord.get(plain) ?? classByWord.get(plain.replace(/\d{1,3}$/, '')) ?? null;
}

/** The part that a column names; its place where the same text prints it (`CPU1`). Empty where the event's own text or sensor names one of that class. */
export function componentsOfWord(word: string, text: string, sensorName: string | null = null): Component[] {
  const named = componentsOfText(word);
  const componentClass = named[0]?.class ?? classOfWord(word);
  if (
    componentClass === null ||
    componentsOf({ sensorType: null, sensorName, text, key: '' }).some((each) => each.class === componentClass && each.locator !== null)
  )
    return [];
  return named.length > 0 ? named.slice(0, 1) : [{ class: componentClass, locator: null, place: null, provenance: 'printed' }];
}

/** IPMI sensor types by the Chinese words of web pages. */
const sensorTypeByWord: Readonly<Record<string, number>> = {
  温度: 0x01,
  电压: 0x02,
  电流: 0x03,
  风扇: 0x04,
  处理器: 0x07,
  电源: 0x08,
  电源单元: 0x09,
  内存: 0x0c,
  硬盘: 0x0d,
  驱动器槽: 0x0d,
  系统固件: 0x0f,
  系统事件: 0x12,
  关键中断: 0x13,
  按钮: 0x14,
  插槽: 0x21,
  看门狗: 0x23,
  电池: 0x29,
};

/** Sensor type that a word of a column names: as the tools spell it, also with underscores (`power_supply`), or in Chinese; null for other words. */
export function sensorTypeOfWord(word: string): number | null {
  return sensorTypeCode(word) ?? sensorTypeCode(word.replace(/_/g, ' ')) ?? sensorTypeByWord[word.trim()] ?? null;
}

/** IPMI sensor types by the words that diagnosis logs use for kinds of parts. */
const sensorTypeByPart: Readonly<Record<string, number>> = {
  MEMORY: 0x0c,
  CPU: 0x07,
  PSU: 0x08,
  POWER: 0x08,
  FAN: 0x04,
  PCIE: 0x13,
  HDD: 0x0d,
  DISK: 0x0d,
  TEMP: 0x01,
  VOLTAGE: 0x02,
};

/** Sensor type for the part of a diagnosis log's row; null where the part has none. */
export function sensorTypeOfPart(part: string): number | null {
  return sensorTypeByPart[part.toUpperCase()] ?? null;
}
