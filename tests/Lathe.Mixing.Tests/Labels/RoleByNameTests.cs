using Lathe.Mixing.Labels;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Tests.Labels;

public sealed class RoleByNameTests
{
    [Theory]
    [InlineData("01 Kick In", Roles.Kick)]
    [InlineData("kick-mic", Roles.Kick)]
    [InlineData("12-kick-bd-3", Roles.Kick)]
    [InlineData("BassDrum", Roles.Kick)]
    [InlineData("02 Snare Top", Roles.Snare)]
    [InlineData("claps", Roles.Snare)]
    [InlineData("03 HiHat", Roles.HiHat)]
    [InlineData("14-hihat", Roles.HiHat)]
    [InlineData("04 Overheads", Roles.Overheads)]
    [InlineData("oh-mic", Roles.Overheads)]
    [InlineData("05 Shaker + Perc", Roles.Percussion)]
    [InlineData("06 Bass DI", Roles.Bass)]
    [InlineData("1-dirt-bass", Roles.Bass)]
    [InlineData("bassguitar", Roles.Bass)]
    [InlineData("07 Acoustic Gtr", Roles.AcousticGuitar)]
    [InlineData("08 E-Gtr Crunch", Roles.ElectricGuitar)]
    [InlineData("guitar-di-lead", Roles.ElectricGuitar)]
    [InlineData("leadguitar", Roles.ElectricGuitar)]
    [InlineData("09 E-Piano_L", Roles.Keys)]
    [InlineData("7-fm-rhodes", Roles.Keys)]
    [InlineData("clav", Roles.Keys)]
    [InlineData("10 Synth Pad", Roles.Synth)]
    [InlineData("minilogue-synth", Roles.Synth)]
    [InlineData("11 Lead Vox", Roles.LeadVocal)]
    [InlineData("vox-lead", Roles.LeadVocal)]
    [InlineData("vocal-lead", Roles.LeadVocal)]
    [InlineData("vocals", Roles.LeadVocal)]
    [InlineData("12 BV high", Roles.BackingVocal)]
    [InlineData("bgvox-harmony", Roles.BackingVocal)]
    [InlineData("14 FX Riser", Roles.Fx)]
    [InlineData("horns", Roles.Brass)]
    [InlineData("drums-main", Roles.Drums)]
    [InlineData("garage-beat", Roles.Drums)]
    [InlineData("Männerstimme", null)]
    [InlineData("Drüms Mäin", Roles.Drums)]
    [InlineData("HÖRNER", Roles.Brass)]
    [InlineData("Gesang Strophe", Roles.LeadVocal)]
    [InlineData("track1", Roles.Other)]
    [InlineData("3-ioioioioi", null)]
    public void A_name_tells_its_role(string name, string? role) => (RoleByName.Of(name)?.Role).ShouldBe(role);
}
