using System.Collections.Immutable;
using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>
/// Puts one value of a scene into a strip: a setting of the strip, of a send or of an insert; its output and VCAs; the order of its inserts, of
/// which those not named are left out; a send's tap, an insert's key. A send that the strip does not have is made. A value that a scene sets
/// stands still: its lane is left out.
/// </summary>
internal static class SceneStrip
{
    public static Strip Apply(SessionDocument session, Strip strip, Setting setting, string path, ProblemCollector problems)
    {
        var parts = setting.Path.Split('/');
        switch (parts)
        {
            case ["output"] when strip.Output is not null:
                return strip with { Output = setting.Text };
            case ["vcas"]:
                return strip with { Vcas = Words(setting.Text) };
            case ["inserts"]:
                return strip with { Inserts = Order(strip, setting, path, problems) };
            case [_]:
                return strip with { Settings = Put(strip.Settings, setting), Automation = Without(strip.Automation, setting.Path) };
            case ["sends", var to, var name] when strip.Sends.Any(s => s.To == to) || session.Buses.Any(b => b.Id == to && b.Id != strip.Id):
                return Send(strip, to, name, setting, path, problems);
            default:
                return Insert(strip, parts, setting, path, problems);
        }
    }

    public static ImmutableArray<Setting> Put(ImmutableArray<Setting> settings, Setting setting)
    {
        var old = settings.FirstOrDefault(s => s.Path == setting.Path);
        return old is null ? settings.Add(setting) : settings.Replace(old, setting);
    }

    public static ImmutableArray<AutomationLane> Without(ImmutableArray<AutomationLane> lanes, string path) => lanes.RemoveAll(l => l.Path == path);

    private static ImmutableArray<string> Words(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Strip Send(Strip strip, string to, string name, Setting setting, string path, ProblemCollector problems)
    {
        var send = strip.Sends.FirstOrDefault(s => s.To == to);
        if (send is null)
        {
            send = new Send(to, SendTap.Post, [], setting.Mark);
            strip = strip with { Sends = strip.Sends.Add(send) };
        }

        var changed = send with { Settings = Put(send.Settings, setting with { Path = name }) };
        if (name == "tap")
        {
            if (setting.Text is not ("pre" or "post"))
            {
                problems.Add(EngineProblemCodes.BadValue, setting.Mark, path, $"'{setting.Text}' is no tap of a send.", "Write pre or post.");
            }

            changed = send with { Tap = setting.Text == "pre" ? SendTap.Pre : SendTap.Post };
        }

        return strip with { Sends = strip.Sends.Replace(send, changed), Automation = Without(strip.Automation, setting.Path) };
    }

    private static Strip Insert(Strip strip, string[] parts, Setting setting, string path, ProblemCollector problems)
    {
        if (strip.Inserts.FirstOrDefault(i => i.Id == parts[0]) is not { } insert)
        {
            problems.AddUnknown(
                EngineProblemCodes.UnknownInsert,
                setting.Mark,
                path,
                $"{strip.Id} has no insert or send of the path '{setting.Path}'.",
                parts[0] == "sends" && parts.Length > 1 ? parts[1] : parts[0],
                parts[0] == "sends" ? strip.Sends.Select(s => s.To) : strip.Inserts.Select(i => i.Id));
            return strip;
        }

        var inner = string.Join('/', parts[1..]);
        var changed = inner == "key" ? insert with { Key = setting.Text } : insert with { Settings = Put(insert.Settings, setting with { Path = inner }) };
        return strip with { Inserts = strip.Inserts.Replace(insert, changed), Automation = Without(strip.Automation, setting.Path) };
    }

    private static ImmutableArray<Insert> Order(Strip strip, Setting setting, string path, ProblemCollector problems)
    {
        var order = ImmutableArray.CreateBuilder<Insert>();
        foreach (var id in Words(setting.Text))
        {
            if (strip.Inserts.FirstOrDefault(i => i.Id == id) is { } insert)
            {
                order.Add(insert);
            }
            else
            {
                problems.AddUnknown(
                    EngineProblemCodes.UnknownInsert, setting.Mark, path, $"{strip.Id} has no insert '{id}'.", id, strip.Inserts.Select(i => i.Id));
            }
        }

        return order.ToImmutable();
    }
}
