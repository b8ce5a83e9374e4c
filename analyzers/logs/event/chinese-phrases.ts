/** Table of the wordings that the service processors of Huawei, H3C and Inspur print in Chinese and English, in IPMI's terms. */
import type { MessageSense } from './message-keys.js';

type Phrase = MessageSense & { readonly phrase: RegExp };

const came = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'assertion' });
const went = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'deassertion' });

/**
 * Asked after the wordings of {@link senseOfMessage}'s own table; recoveries stand before their faults, the more exact before the vague.
 * Sources: Huawei iBMC alarm handling, H3C HDM and Inspur ISBMC message references.
 */
export const chinesePhrases = [
  // Memory.
  came(
    'ipmi/0c/6f/05',
    /(?:内存|DIMM).{0,40}(?<!不)可(?:纠正|恢复|校正)(?:ECC)?错误.{0,12}(?:过多|超过|超限|达到|门限|阈值|溢出|风暴)|\btoo many correctable errors\b|\bcorrectable (?:ecc )?errors? (?:storm|overflow|exceed)/i,
  ),
  came(
    'ipmi/0c/6f/01',
    /(?:内存|DIMM).{0,40}不可(?:纠正|恢复|校正)|不可(?:纠正|恢复|校正)(?:的)?(?:内存|ECC)|\bDIMM\w*(?: \([^)]{1,80}\))?,? triggered an uncorrectable error|内存.{0,12}多比特/i,
  ),
  came(
    'ipmi/0c/6f/00',
    /(?:内存|DIMM).{0,40}(?<!不)可(?:纠正|恢复|校正)|(?<!不)可(?:纠正|恢复|校正)(?:的)?(?:内存|ECC)|\bDIMM\w*(?: \([^)]{1,80}\))?,? triggered a correctable error|内存.{0,12}单比特/i,
  ),
  came(
    'ipmi/0c/6f/04',
    /(?:内存|DIMM).{0,20}(?:被隔离|已隔离|被禁用|已禁用|屏蔽)|\bDIMM\w* (?:is|was|has been) (?:isolated|disabled|mapped out)\b/i,
  ),
  came(
    'ipmi/0c/6f/07',
    /(?:内存|DIMM).{0,20}(?:配置错误|初始化失败|训练失败|安装错误|插法|不匹配|初始化错误)|\bDIMM\w* (?:triggered a (?:memory )?configuration error|failed (?:memory )?initialization|initialization (?:failed|failure))/i,
  ),
  came('ipmi/0c/6f/05', /\bCE storm\b|(?:内存|DIMM).{0,30}(?:CE|可纠正错误) ?(?:风暴|溢出|超限|过多|超门限)/i),
  came(
    'ipmi/0c/6f/01',
    /(?:内存|DIMM).{0,30}(?<![A-Z])UCE(?![A-Z])|\bDIMM\w*\b.{0,30}\buncorrect(?:able|ed) (?:ECC |memory )?error\b|\bmemory uncorrect(?:able|ed) (?:ECC )?error\b/i,
  ),
  came('ipmi/0c/6f/00', /(?:内存|DIMM).{0,30}(?<![A-Z])CE(?![A-Z])(?:错误|故障|告警|计数)/i),
  came('ipmi/0c/6f/02', /(?:内存|DIMM).{0,20}(?:奇偶|校验错误)/i),
  came('ipmi/0c/6f/0a', /(?:内存|DIMM)\w{0,10}.{0,6}(?:温度过高|过温)/i),
  // Processors.
  came('ipmi/07/6f/01', /(?:CPU|处理器).{0,12}(?:过温掉电|热跳闸|thermal ?trip|过热关机)/i),
  came(
    'ipmi/07/6f/0b',
    /(?:CPU|处理器).{0,12}(?:机器检查|MCA|MCERR|MCE)(?:错误|故障|异常)|\bCPU ?\d? (?:triggered )?(?:an? )?(?:MCE|MCERR)\b/i,
  ),
  came('ipmi/07/6f/00', /\bCAT ?ERR\b|\bIERR\b|灾难性错误|(?:CPU|处理器).{0,12}内部错误|\bCAT error\b/i),
  came('ipmi/07/6f/06', /(?:CPU|处理器).{0,20}不可(?:纠正|恢复|校正)/i),
  came('ipmi/07/6f/0c', /(?:CPU|处理器).{0,20}(?<!不)可(?:纠正|恢复|校正)/i),
  came('ipmi/07/6f/02', /(?:CPU|处理器).{0,12}(?:自检失败|BIST)|\bCPU ?\d? (?:self-?test|BIST) (?:failed|failure)\b/i),
  came('ipmi/07/6f/05', /(?:CPU|处理器).{0,12}(?:配置错误|不匹配)|\bCPU ?\d? (?:triggered a )?configuration error\b/i),
  // PCI Express: before drives and power, because a card may be a drive's.
  came(
    'ipmi/13/6f/08',
    /PCI-?E?.{0,30}不可(?:纠正|恢复|校正)|\bPCIe?(?![a-z0-9]).{0,60}\buncorrectable (?:error|non-?fatal)\b|\bPCIe?\b.{0,40}\btriggered an uncorrectable\b/i,
  ),
  came('ipmi/13/6f/0a', /PCI-?E?.{0,30}致命错误|\bPCIe?\b.{0,40}(?<!non-)(?<!non)\bfatal error\b/i),
  came('ipmi/13/6f/07', /PCI-?E?.{0,30}(?<!不)可(?:纠正|恢复|校正)|\bPCIe?\b.{0,60}(?<!un)\bcorrectable error\b/i),
  came(
    'ipmi/13/6f/0b',
    /PCI-?E?.{0,30}(?:降速|降带宽|带宽(?:下降|降低|异常)|链路降级)|\bPCIe?\b.{0,40}\b(?:bandwidth|link width|link speed) (?:decreased|degraded|reduced)\b/i,
  ),
  // Power.
  came('ipmi/08/0b/00', /电源.{0,6}冗余(?:恢复|正常)|\bpower supply redundancy (?:is )?(?:restored|recovered)\b/i),
  came(
    'ipmi/08/0b/01',
    /电源.{0,6}(?:冗余(?:丢失|失效|丧失|异常|不足)|非冗余|不冗余|失去冗余)|\bpower supply redundancy (?:failure|failed|lost)\b|\bPSU redundancy (?:is )?lost\b/i,
  ),
  came(
    'ipmi/08/6f/03',
    /(?:电源|PSU ?\d?|AC).{0,12}(?:输入(?:丢失|掉电|断开|中断|异常断)|掉电|失电|断电|AC ?(?:lost|丢失))|\b(?:PSU|power supply|PS) ?\d?\b.{0,20}\b(?:input (?:is )?lost|lost (?:its )?input|lost power input|(?:AC|DC) (?:input )?lost|no (?:AC )?input)\b|\binput of (?:PSU|power supply) ?\d? is lost\b/i,
  ),
  came(
    'ipmi/08/6f/05',
    /电源.{0,12}输入(?:电压)?(?:超出|过压|欠压|过低|过高|异常)|\b(?:PSU|power supply) ?\d?\b.{0,20}\binput (?:over|under)-?voltage\b/i,
  ),
  came('ipmi/08/6f/02', /电源.{0,12}(?:预故障|预告警|预测性故障)|\bpredict\w{0,5} (?:PSU|power supply) ?\d?\b.{0,6}\bfailure\b/i),
  came('ipmi/08/6f/06', /电源.{0,12}(?:型号不(?:一致|匹配)|不匹配|配置错误|混插)/),
  came(
    'ipmi/08/6f/01',
    /电源(?:模块)?.{0,8}(?:故障|失效|异常|过温|过流|过压|输出异常)|\b(?:PSU|PS(?=\d)|power supply) ?\d?\b.{0,12}\b(?:fault|failure|failed|overheated|over-?temperature)\b/i,
  ),
  went(
    'ipmi/08/6f/00',
    /电源(?:模块)?.{0,8}(?:不在位|被拔出|移除|拔出)|\b(?:PSU|power supply) ?\d?\b (?:is )?(?:removed|not (?:detected|present)|absent)\b/i,
  ),
  came('ipmi/08/6f/00', /电源(?:模块)?.{0,8}(?:在位|插入|已插入)|\b(?:PSU|power supply) ?\d?\b (?:is )?(?:inserted|installed|present)\b/i),
  came(
    'ipmi/09/6f/05',
    /(?:系统|主板).{0,12}(?:上电失败|上电超时|电源好信号|power ?good|异常下电|异常掉电)|\b(?:power-?on (?:timed out|timeout|failed))\b/i,
  ),
  came('ipmi/09/6f/04', /(?:系统|整机|服务器|市电|机箱).{0,8}(?:掉电|断电|失电|交流丢失)/),
  // Cooling.
  came('ipmi/04/0b/01', /风扇.{0,6}(?:冗余(?:丢失|失效|丧失)|失去冗余|非冗余)/),
  came(
    'ipmi/04/08/00',
    /风扇(?:模块)?.{0,8}(?:不在位|被拔出|拔出|移除)|\bfan(?: module)? ?\d?\w? (?:is )?(?:removed|not (?:detected|present)|absent)\b/i,
  ),
  came('ipmi/04/08/01', /风扇(?:模块)?.{0,8}(?:在位|插入)/),
  came(
    'ipmi/04/01/02',
    /风扇.{0,16}(?:转速.{0,8}(?:异常|过低|偏差|低于|为0|停转)|停转|堵转|故障|失效|失败|异常)|\bfan\b.{0,30}\b(?:(?:rotat\w+ )?speed (?:is )?(?:abnormal|deviation|deviates|(?:too )?low)|is faulty|fault|failed|failure|stopped|stalled)\b|\bspeed of (?:the )?fan\b.{0,20}\babnormal\b/i,
  ),
  came('ipmi/04/01/02', /\bfan\w{0,8}\b.{0,20}\bspeed (?:is )?(?:lower than|below|too low)\b/i),
  came(
    'ipmi/01/01/09',
    /温度.{0,20}(?:严重(?:过高|告警)|高于严重|超过严重|过热)|\btemperature\b.{0,80}\bexceeds? the (?:critical|severe|major)\b/i,
  ),
  came(
    'ipmi/01/01/07',
    /(?:温度.{0,24}(?:过高|过温|超过|高于|超出|偏高)|过温)|\btemperature\b.{0,80}\bexceeds? the (?:over-?temperature|high|upper|minor)\b|\boverheat/i,
  ),
  came('ipmi/02/01/09', /电压.{0,24}(?:过高|高于|超过|过压)|\bvoltage\b.{0,60}\b(?:exceeds? the|is higher than|over-?voltage)\b/i),
  came('ipmi/02/01/02', /电压.{0,24}(?:过低|低于|欠压)|\bvoltage\b.{0,60}\b(?:is lower than|falls? below|under-?voltage)\b/i),
  // Batteries: of the RAID card and of the board, before drives.
  came(
    'ipmi/29/6f/00',
    /(?:电池|BBU|超级电容).{0,16}(?:电压(?:过)?低|电量低|低电压|容量(?:过)?低)|\b(?:BBU|CMOS battery|supercap\w*)\b.{0,24}\b(?:voltage (?:is )?(?:too )?low|low voltage)\b/i,
  ),
  came(
    'ipmi/29/6f/01',
    /(?:电池|BBU|超级电容).{0,16}(?:故障|失效|异常|不在位|缺失|丢失|需要更换)|\b(?:BBU|iBBU|supercap\w*)\b.{0,16}\b(?:fault|failure|failed|faulty|not present|absent)\b/i,
  ),
  // Drives.
  came(
    'ipmi/0d/6f/02',
    /(?:硬盘|磁盘|盘).{0,16}(?:预故障|预告警|预测(?:性)?(?:故障|失效)|即将(?:故障|失效)|SMART)|\b(?:disk|drive|HDD|SSD|NVMe) ?\d*\b.{0,24}\b(?:pre-?fail(?:ure)?|predictive fail\w*)\b/i,
  ),
  came('ipmi/0d/6f/08', /(?:硬盘|阵列|RAID|逻辑盘).{0,16}重(?:建|构)(?:失败|中止|异常)|\brebuild (?:failed|failure|aborted)\b/i),
  came('ipmi/0d/6f/07', /(?:硬盘|阵列|RAID|逻辑盘).{0,16}(?:正在)?重(?:建|构)/),
  came(
    'ipmi/0d/6f/06',
    /(?:逻辑盘|阵列|RAID|虚拟(?:磁)?盘).{0,16}(?:离线|失效|故障|损坏)|\b(?:logical drive|virtual (?:disk|drive)|RAID array)\b.{0,24}\b(?:offline|failed)\b/i,
  ),
  came(
    'ipmi/0d/6f/05',
    /(?:逻辑盘|阵列|RAID|虚拟(?:磁)?盘).{0,16}降级|\b(?:logical drive|virtual (?:disk|drive)|RAID array)\b.{0,24}\bdegraded\b/i,
  ),
  went(
    'ipmi/0d/6f/00',
    /(?:硬盘|磁盘|盘).{0,12}(?:不在位|被拔出|拔出|移除|丢失)|\b(?:disk|drive|HDD|SSD) ?\d+\b (?:is |was )?(?:removed|not present|absent)\b/i,
  ),
  came(
    'ipmi/0d/6f/01',
    /(?:硬盘|磁盘).{0,12}(?:故障|失效|失败|异常|坏盘|损坏|离线)|\b(?:disk|drive|HDD|SSD|NVMe) ?\d+\b.{0,16}\b(?:fault|failure|is faulty)\b/i,
  ),
  came('ipmi/0d/6f/01', /(?:硬盘|磁盘).{0,12}(?:亮?红灯|报错)|\b(?:drive|disk) fault\b/i),
  came('ipmi/0d/6f/00', /(?:硬盘|磁盘).{0,12}(?:在位|插入|已插入)/),
  // The rest.
  came('ipmi/23/6f/00', /看门狗.{0,12}(?:超时|溢出|复位)/),
  came('ipmi/05/6f/00', /机箱.{0,8}(?:被打开|开箱|入侵)|开箱告警/),
  came('ipmi/10/6f/02', /(?:SEL|日志|事件).{0,12}(?:被清除|已清除|清空|被清空)|\bSEL (?:records? )?(?:are|is|was|were) cleared\b/i),
  came('ipmi/10/6f/05', /(?:SEL|日志).{0,12}(?:将满|即将满|快满)|\bSEL is almost full\b/i),
  came('ipmi/10/6f/04', /(?:SEL|日志).{0,12}已满/),
  came('ipmi/20/6f/01', /操作系统.{0,12}(?:崩溃|宕机|异常停止|panic)/i),
  came('ipmi/14/6f/00', /(?:电源|开机)按钮.{0,8}(?:按下|短按|长按|被按)/),
] as const satisfies readonly Phrase[];
