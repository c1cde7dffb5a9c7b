<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::BillNotice</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>The bills could not be read. What is shown is %1 old.</source>
        <translation>无法读取账单。当前显示的是 %1前的数据。</translation>
    </message>
    <message>
        <source>The bills could not be read.</source>
        <translation>无法读取账单。</translation>
    </message>
</context>
<context>
    <name>berth::ui::BillingCsv</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Charged, ¥</source>
        <translation>已计费（¥）</translation>
    </message>
    <message>
        <source>List price, ¥</source>
        <translation>原价（¥）</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>berth::ui::BillingTableText</name>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>¥ charged</source>
        <translation>已计费 ¥</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>¥ list price</source>
        <translation>原价 ¥</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>¥ / h now</source>
        <translation>当前 ¥ / 小时</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <extracomment>A deployment that does not exist any more; %1 is its name</extracomment>
        <translation>%1（已删除）</translation>
    </message>
</context>
<context>
    <name>berth::ui::BudgetCard</name>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Most in a month, ¥</source>
        <translation>每月上限（¥）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>How much of it is spent shows once the bills are read.</source>
        <translation>读取账单后显示预算用了多少。</translation>
    </message>
    <message>
        <source>%1 of %2 spent, %3.</source>
        <translation>已用 %1 / %2，占 %3。</translation>
    </message>
    <message>
        <source>The budget is spent; nothing was stopped.</source>
        <translation>预算已用完；没有停止任何部署。</translation>
    </message>
    <message>
        <source>The forecast passes it: at least %1.</source>
        <translation>预测将超出预算：至少 %1。</translation>
    </message>
    <message>
        <source>Up to %1 are possible.</source>
        <translation>最多可能达到 %1。</translation>
    </message>
    <message>
        <source>The forecast stays within it.</source>
        <translation>预测在预算之内。</translation>
    </message>
    <message>
        <source>Berth warns when the forecast passes the budget, and when it is spent. Nothing is ever stopped because of it.</source>
        <translation>预测超出预算时和预算用完时，Berth 会提醒您。绝不会因为预算而停止任何部署。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ChargesCard</name>
    <message>
        <source>Charged, ¥</source>
        <translation>已计费（¥）</translation>
    </message>
    <message>
        <source>Charges over time</source>
        <translation>各时段费用</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示的时间范围</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 个月</translation>
    </message>
    <message>
        <source>Reading the bills …</source>
        <translation>正在读取账单…</translation>
    </message>
    <message>
        <source>No bills yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A period of a bill and what was charged within it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Nothing was charged in this time</source>
        <translation>这段时间没有产生费用</translation>
    </message>
    <message>
        <source>A node is charged every 5 minutes once it is up. Pulling an image and starting are free.</source>
        <translation>节点启动后每 5 分钟结算一次。拉取镜像和启动过程不收费。</translation>
    </message>
</context>
<context>
    <name>berth::ui::MonthCard</name>
    <message>
        <source>Spending</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>settled every 5 min</source>
        <translation>每 5 分钟结算</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>per hour, now</source>
        <translation>当前每小时</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this month, forecast</source>
        <translation>本月预测</translation>
    </message>
    <message>
        <source>Forecast: what is charged so far, and the cost per hour now for the %1 that are left of the month. Lowest: what stops by itself counts until then. Highest: all wanted nodes run to the end of the month.</source>
        <translation>预测 = 至今已计费的金额 + 按当前每小时费用计算的本月剩余 %1。下限：会自动停止的部署只算到停止时；上限：所有期望的节点都运行到月底。</translation>
    </message>
    <message>
        <source>Reading the bills …</source>
        <translation>正在读取账单…</translation>
    </message>
</context>
<context>
    <name>berth::ui::MoneyPage</name>
    <message>
        <source>Money</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Charges over time …</source>
        <translation>各时段费用…</translation>
    </message>
    <message>
        <source>Charges by deployment …</source>
        <translation>各部署费用…</translation>
    </message>
    <message>
        <source>Read the bills again</source>
        <translation>重新读取账单</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>This platform does not tell what was charged</source>
        <translation>此平台不提供账单</translation>
    </message>
    <message>
        <source>What the running nodes cost per hour is worked out from their prices; what was charged stands in the bill of the platform itself.</source>
        <translation>正在运行的节点每小时的费用由单价算出；实际计费金额请查看平台自己的账单。</translation>
    </message>
    <message>
        <source>By deployment</source>
        <translation>按部署</translation>
    </message>
    <message>
        <source>Charges by deployment</source>
        <translation>各部署费用</translation>
    </message>
    <message>
        <source>charged up to %1</source>
        <translation>计费截至 %1</translation>
    </message>
    <message>
        <source>days begin at midnight, UTC+8</source>
        <translation>每天从 UTC+8 零点开始</translation>
    </message>
    <message>
        <source>No deployment was charged in this time</source>
        <translation>这段时间没有部署产生费用</translation>
    </message>
    <message>
        <source>No bills yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>What a deployment is charged stays listed here when it is gone.</source>
        <translation>部署删除之后，它的费用仍会列在这里。</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>berth::ui::PeriodText</name>
    <message>
        <source>Month %1</source>
        <extracomment>A month of a simulation, which has no date: %1 is 1, 2, 3 …</extracomment>
        <translation>第 %1 月</translation>
    </message>
    <message>
        <source>Day %1</source>
        <extracomment>A day of a simulation: %1 is 1, 2, 3 …</extracomment>
        <translation>第 %1 天</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a day, %2 a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month with its year, in the signs of QLocale</extracomment>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>berth::ui::SpendingCard</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>其他 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Charged now</source>
        <translation>当前计费</translation>
    </message>
    <message>
        <source>No node is charged now.</source>
        <translation>当前没有节点在计费。</translation>
    </message>
    <message>
        <source>By GPU</source>
        <translation>按 GPU</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按区域</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are charged and not ready: %1</source>
        <translation>
            <numerusform>%n 个节点在计费但未就绪：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) had no request within the last minute and leave the GPU idle: %1</source>
        <translation>
            <numerusform>%n 个节点最近一分钟没有请求，GPU 空闲：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every charged node is ready and at work.</source>
        <translation>所有计费的节点都已就绪并在工作。</translation>
    </message>
    <message>
        <source>Every charged node is ready.</source>
        <translation>所有计费的节点都已就绪。</translation>
    </message>
    <message>
        <source>Show the nodes</source>
        <translation>查看节点</translation>
    </message>
</context>
</TS>
