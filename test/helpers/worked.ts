import { type Office, office } from "./talks.ts";

/** A made-up election with what must come out of it, before (day before the election) and after. */
export const BEFORE = `乡镇（街道）,村（社区）,姓名,党内职务,村（居）委会职务,人员编号,性别,出生年月,学历,人员类别
甲镇,东村,赵一,书记,主任,T01,男,1968-05,高中,致富能手
甲镇,东村,钱二,委员,委员,T02,女,1979-11,大专,
甲镇,东村,孙三,,委员,T03,男,1985-02,初中,退役军人
甲镇,南村,李四,书记,,T04,男,1963-09,初中,
甲镇,南村,周五,,主任,T05,男,1988-01,本科,返乡大学生
甲镇,南村,吴六,委员,,T06,女,1991-07,大专,
甲镇,西村,郑七,书记,主任,T07,男,1975-03,高中,
甲镇,西村,王八,,副主任,T08,男,1981-06,高中,
甲镇,西村,,委员,,,,,,
乙街道,北社区,冯九,书记,主任,T09,男,1966-12,大专,
乙街道,北社区,陈十,委员,委员,T10,女,1986-04,本科,
乙街道,中社区,褚甲,书记,,T11,女,1983-08,本科,
乙街道,中社区,卫乙,,主任,T12,男,1977-10,大专,退役军人
乙街道,中社区,蒋丙,,委员,T13,女,,高中,
`;

export const AFTER = `乡镇（街道）,村（社区）,姓名,党内职务,村（居）委会职务,人员编号,性别,出生年月,学历,人员类别
甲镇,东村,赵一,书记,主任,T01,男,1968-05,高中,致富能手
甲镇,东村,孙三,,委员,T03,男,1985-02,初中,退役军人
甲镇,东村,沈丁,委员,委员,T14,女,1996-03,本科,返乡大学生
甲镇,南村,周五,书记,主任,T05,男,1988-01,本科,返乡大学生
甲镇,南村,吴六,委员,,T06,女,1991-07,大专,
乙街道,北社区,褚甲,书记,,T11,女,1983-08,本科,
乙街道,北社区,陈十,委员,主任,T10,女,1986-04,本科,
乙街道,中社区,卫乙,书记,主任,T12,男,1977-10,大专,退役军人
乙街道,中社区,蒋丙,,委员,T13,女,,高中,
`;

const LEADERS = `post,name,township
district_secretary,郝书记,
organization_minister,林部长,
township_secretary,王镇长,甲镇
township_secretary,李街长,乙街道
`;

const VILLAGES = `township,village,key,contradictory,branch_election,committee_election
甲镇,东村,yes,no,,
甲镇,南村,no,no,,
甲镇,西村,no,no,2026-12-17,2026-12-19
乙街道,北社区,no,yes,,
乙街道,中社区,no,no,,
`;

/** The office on the day before its people vote; everybody is assigned, nobody was talked with. */
export async function beforeElection(): Promise<Office> {
  const here = office("2026-11-01");
  const days = ["--start", "2026-09-01", "--election", "2026-12-20"];
  await here.ok("init", "--district", "甲县", ...days);
  await here.ok(
    "import",
    here.file("leaders.csv", LEADERS),
    here.file("villages.csv", VILLAGES),
    here.file("before.csv", BEFORE),
  );
  await here.ok("assign");
  return here;
}

/** Takes the new roster in, on the day after the election, and comes to 2026-12-28. */
export async function voted(here: Office, after = AFTER): Promise<Office> {
  here.today = "2026-12-21";
  await here.ok("import", here.file("after.csv", after));
  here.today = "2026-12-28";
  return here;
}
