using Lathe.Session.Addresses;

namespace Lathe.Session.Tests.Addresses;

public class AddressTests
{
    [Theory]
    [InlineData("kick/fader")]
    [InlineData("kick/eq/bands/mud/gain")]
    [InlineData("kick/sends/room/level")]
    [InlineData("mix/limiter/ceiling")]
    [InlineData("master/target/loudness")]
    [InlineData("guitar-2/clips/1/gain")]
    public void Addresses_round_trip(string text)
    {
        var address = Address.Parse(text);
        address.ToString().ShouldBe(text);
        address.ShouldBe(Address.Parse(text));
        address.Strip.ShouldBe(text.Split('/')[0]);
        address.Name.ShouldBe(text.Split('/')[^1]);
        address.Parent!.Append(address.Name).ShouldBe(address);
        Address.Parse(address.Strip).Append(address.WithinStrip!.Text).ShouldBe(address);
        address.IsWithin(address.Parent).ShouldBeTrue();
        address.Parent.IsWithin(address).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("kick//fader", "empty part")]
    [InlineData("/kick", "empty part")]
    [InlineData("Kick/fader", "'kick' would be one")]
    [InlineData("kick/fader level", "'fader-level' would be one")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q", "17 parts")]
    public void What_is_no_address_is_explained(string text, string says)
    {
        Address.TryParse(text, out var address, out var problem).ShouldBeFalse();
        address.ShouldBeNull();
        problem.ShouldContain(says);
    }

    [Fact]
    public void Options_use_dots()
    {
        Address.TryParseOption("bands.1.gain", out var address, out _).ShouldBeTrue();
        address.Text.ShouldBe("bands/1/gain");
    }

    [Theory]
    [InlineData("Kick In", "kick-in")]
    [InlineData("Gitarre Süß (L) 01", "gitarre-suess-l-01")]
    [InlineData("Ärger & Öl", "aerger-and-oel")]
    [InlineData("Señor  Ñandú.wav", "senor-nandu-wav")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("Lorenzo's Music", "lorenzos-music")]
    [InlineData("--__--", "track")]
    [InlineData("キック", "track")]
    public void A_slug_is_what_a_name_comes_to(string name, string id) => Slug.From(name).ShouldBe(id);

    [Fact]
    public void Every_slug_is_an_id_and_its_own_slug()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(100)).Select(_ => (char)random.Next(1, random.Next(2) == 0 ? 0x250 : 0xFFFF)));
            var slug = Slug.From(name);
            Slug.IsId(slug).ShouldBeTrue($"seed {Seed}, round {i}: {slug}");
            Slug.From(slug).ShouldBe(slug);
        }
    }

    [Fact]
    public void Taken_ids_are_numbered()
    {
        var taken = new HashSet<string> { "kick", "kick-2" };
        Slug.Unique("kick", taken.Contains).ShouldBe("kick-3");
        Slug.Unique("snare", taken.Contains).ShouldBe("snare");
        var longest = new string('a', Slug.MaxLength);
        Slug.IsId(Slug.Unique(longest, id => id == longest)).ShouldBeTrue();
    }
}
