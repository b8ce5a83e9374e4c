/** Table of the names that columns of exported event logs have in English and Chinese. */

/**
 * What a column holds. `kind` = a word that only its value explains (direction, severity, sensor type or part); `part` = the kind of part
 * an event is about; `code` = the maker's id of the message.
 */
export type ColumnRole =
  | 'id'
  | 'time'
  | 'date'
  | 'clock'
  | 'severity'
  | 'text'
  | 'sensor'
  | 'sensorType'
  | 'sensorNumber'
  | 'direction'
  | 'kind'
  | 'part'
  | 'code'
  | 'advice'
  | 'count'
  | 'server'
  | 'model'
  | 'serialNumber'
  | 'partNumber'
  | 'source'
  | 'lastTime';

const namesByRole = {
  id: 'id,no,num,number,index,#,seq,sequence,seqno,sequencenumber,recordid,record,eventnum,eventno,eventnumber,logid,entryid,序号,编号,记录号,记录id,日志编号,事件编号',
  time: 'time,timestamp,datetime,dateandtime,eventtime,generationtime,generatetime,generatedtime,generated,occurredat,occurrencetime,occurtime,occured,occurred,created,createdtime,createtime,creationtime,eventtimestamp,logtime,alarmtime,happentime,starttime,firsttime,firstoccurrence,initialupdate,assertiontime,eventtimeutc,timeutc,timelocal,raisetime,raisedtime,reporttime,recordtime,timegenerated,时间,产生时间,发生时间,事件时间,告警时间,时间戳,生成时间,记录时间,日期时间,上报时间,首次发生时间,开始时间,触发时间,创建时间,日志时间,故障时间,报警时间,出现时间,generatedat,createdat,raisedat,loggedat,happenedat,reportedat,detectedat,timeofevent,timeofoccurrence,eventdatetime,datetimestamp,alarmgeneratedtime,faulttime,告警发生时间,告警产生时间,故障发生时间,首次告警时间,最早发生时间,事件产生时间,事件发生时间,报修时间,报障时间,报警日期,受理时间,故障发生日期',
  lastTime:
    'lastupdate,lasttime,lastoccurrence,lastupdated,updatetime,最近更新时间,最后发生时间,更新时间,cleartime,clearedtime,恢复时间,清除时间,消除时间,lastoccurredat,clearedat,recoveredat,lasttimestamp,告警清除时间,告警恢复时间,最后告警时间,最近发生时间',
  date: 'date,eventdate,日期,事件日期',
  clock: 'clock,timeofday,钟点',
  severity:
    'severity,level,alarmlevel,eventlevel,eventseverity,severitylevel,alarmseverity,severitystate,loglevel,faultlevel,级别,严重级别,严重性,告警级别,事件级别,等级,严重程度,严重等级,告警等级,事件等级,故障级别,故障等级,日志级别,告警严重性,事件严重性',
  text: 'description,eventdescription,event,message,msg,desc,text,summary,eventmessage,alarmdescription,eventdesc,alarmname,eventname,eventtext,eventcontent,logcontent,content,detail,details,faultdescription,eventdetail,eventdetails,alarmdetail,subject,eventsubject,alarm,subjectdescription,描述,事件描述,事件,告警描述,详情,内容,日志内容,信息,事件内容,描述信息,告警信息,故障描述,事件信息,事件详情,日志描述,告警内容,消息,告警名称,事件名称,详细信息,告警详情,日志信息,故障信息,日志详情,故障现象,问题描述,告警标题,告警信息描述,告警详细信息,事件详细信息,故障内容,报警内容,日志',
  sensor: 'sensor,sensorname,传感器,传感器名称,传感器名,subjectname,主体名称,objectname,对象名称,sensorlabel',
  sensorType: 'sensortype,传感器类型,类别',
  sensorNumber: 'sensornumber,sensornum,sensorid,传感器编号,传感器号',
  direction:
    'direction,eventdirection,assertiondeassertion,assert,asserted,assertion,eventdir,方向,触发方向,告警动作,动作,事件方向,触发状态',
  kind: 'type,status,state,eventtype,alarmtype,alarmstatus,eventstatus,eventstate,logtype,statetransition,类型,状态,事件类型,告警类型,事件状态,告警状态,日志类型',
  part: 'subjecttype,object,objecttype,component,componenttype,entity,entitytype,device,devicetype,module,category,eventsource,class,fru,part,parttype,eventobject,location,主体类型,对象,部件,部件类型,组件,设备类型,模块,分类,事件源,告警对象,告警源,事件主体,部件名称,来源部件,位置,故障部件,事件对象,设备,实体,实体类型,故障类型,faulttype,故障部件类型,硬件类型,部件名,网元部件,故障组件,位置信息,locationinfo,hardware',
  code: 'code,eventcode,messageid,msgid,alarmid,alarmcode,errorcode,faultcode,eventid,alarmno,errcode,事件码,事件代码,告警码,错误码,故障码,告警id,事件id,消息id,告警代码,故障代码,错误代码,事件编码',
  advice:
    'suggestion,handlingsuggestion,recommendedaction,resolution,action,advice,solution,suggestedaction,recommendation,repairaction,处理建议,建议,建议操作,处理措施,解决建议,修复建议,建议措施,处理方法,解决方案,处理方案,处理结果,处理意见,解决方法,建议措施及步骤,handlingmethod',
  count: 'count,occurrences,times,repeatcount,次数,发生次数,计数',
  server:
    'host,hostname,server,servername,serversn,productsn,productserialnumber,devicesn,serverserialnumber,systemsn,主机名,服务器,服务器序列号,设备序列号,整机序列号,产品序列号,机器sn,服务器sn,主机sn,整机sn,设备名称,devicename,node,nodename,主机,机器名,资产编号,设备ip,主机ip,带外ip,systemdisplayname,systemhostname,servicetag,服务器名称',
  model: 'servermodel,productname,productmodel,devicemodel,服务器型号,产品型号,设备型号,机型,systemmodel',
  serialNumber: 'sn,serialnumber,partsn,partserialnumber,componentsn,序列号,部件序列号',
  partNumber: 'pn,bn,partnumber,partno,bom,bomcode,部件号,部件编码,bom编码,部件型号',
  source:
    'source,user,interface,username,ip,ipaddress,agent,generator,origin,来源,用户,接口,操作者,用户名,detaileddescription,chassislocation',
} as const satisfies Readonly<Record<ColumnRole, string>>;

const roleByName: ReadonlyMap<string, ColumnRole> = new Map(
  (Object.keys(namesByRole) as ColumnRole[]).flatMap((role) => namesByRole[role].split(',').map((name) => [name, role] as const)),
);

/** Roles of which each is given once, to the first that has it; several columns may hold words (`text`, `kind`). */
export function givenOnce(roles: readonly (ColumnRole | null)[]): (ColumnRole | null)[] {
  const named = roles.map((role, index) => (isNameOfPart(roles, index) ? 'sensor' : role));
  return named.map((role, index) => (role === 'kind' || role === 'text' || named.indexOf(role) === index ? role : null));
}

/** Beside a column for the kind of part, a second one names the part itself (`部件类型`, `部件名称`). */
function isNameOfPart(roles: readonly (ColumnRole | null)[], index: number): boolean {
  return (
    roles[index] === 'part' &&
    !roles.includes('sensor') &&
    roles.indexOf('part') !== index &&
    roles.indexOf('part', roles.indexOf('part') + 1) === index
  );
}

const longestName = 60;
const remark = /[([（【][^)\]）】]{0,40}[)\]）】]/g;

/** Role of a column by its name; case, blanks, punctuation and remarks in brackets (`Generation Time (UTC+8)`) ignored; null for unknown names. */
export function columnRole(name: string): ColumnRole | null {
  if (name.length > longestName) return null;
  const plain = name.replace(remark, '').toLowerCase();
  return roleByName.get(plain.replace(/[\s_.:：*/"'-]+/g, '')) ?? null;
}
