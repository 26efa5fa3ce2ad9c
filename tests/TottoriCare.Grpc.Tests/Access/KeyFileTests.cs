using System.Collections.Frozen;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Grpc.Access;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Access;

public sealed class KeyFileTests : IDisposable
{
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 22, 3, 0);

    private static readonly Gen<Credential> s_credentials =
        from role in Gen.Elements<Role>(Role.List)
        from kind in Gen.Elements<CredentialKind>(CredentialKind.List)
        from codes in Gen.SubListOf(["990019", "312011", "310000"]).Where(codes => codes.Count > 0)
        from days in Gen.Choose(-400, 400)
        from ends in Gen.Elements(true, false)
        from revoked in Gen.Elements(true, false)
        select new Credential
        {
            Id = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Fingerprint = Fingerprint.Of(Guid.NewGuid().ToByteArray()),
            Role = role,
            Municipalities = codes.ToFrozenSet(),
            Facility = ReferenceEquals(role, Role.Facility) ? $"F-{days}" : null,
            CreatedAt = s_now.Plus(Duration.FromDays(days)),
            LastDay = ends ? new LocalDate(2026, 11, 22).PlusDays(days) : null,
            RevokedAt = revoked ? s_now : null,
        };

    private readonly KeyRing _keys = new();

    [Fact]
    public void What_is_written_is_read_again() => Property.Holds(s_credentials.ListOf(), credentials =>
    {
        byte[] bytes = KeyDocument.Write(new CredentialBook([.. credentials]));

        KeyDocument.TryRead(bytes, out CredentialBook? book, out IReadOnlyList<InputError> errors).ShouldBeTrue(string.Join('\n', errors));

        KeyDocument.Write(book).ShouldBe(bytes);
        book.All.Select(credential => (credential.Id, credential.Fingerprint, credential.Role, credential.Facility, credential.LastDay, credential.RevokedAt))
            .ShouldBe(credentials.Select(credential => (credential.Id, credential.Fingerprint, credential.Role, credential.Facility, credential.LastDay, credential.RevokedAt)));
        book.All.Zip(credentials).ShouldAllBe(pair => pair.First.Municipalities.SetEquals(pair.Second.Municipalities));
    });

    [Theory]
    [InlineData("2026-11-22T14:59:59Z", true)]
    [InlineData("2026-11-22T15:00:00Z", false)]
    public void A_credential_is_valid_to_the_end_of_its_last_day_in_Japan(string now, bool valid)
    {
        Credential credential = s_credentials.Sample(1).Single() with { LastDay = new LocalDate(2026, 11, 22), RevokedAt = null };

        credential.IsValidAt(NodaTime.Text.InstantPattern.General.Parse(now).Value).ShouldBe(valid);
        (credential with { RevokedAt = s_now }).IsValidAt(s_now).ShouldBeFalse();
        (credential with { LastDay = null }).IsValidAt(NodaTime.Text.InstantPattern.General.Parse(now).Value).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "$", "JSON_FAULTY")]
    [InlineData("{}", "$", "JSON_FAULTY")]
    [InlineData("""{"format":2,"credentials":[]}""", "$.format", "FORMAT_UNKNOWN")]
    [InlineData("""{"format":1,"credentials":[],"more":1}""", "$.more", "JSON_FAULTY")]
    [InlineData("""{"format":1,"format":1,"credentials":[]}""", "$.format", "JSON_FAULTY")]
    [InlineData("""{"format":1,"credentials":[null]}""", "$.credentials[0]", "JSON_FAULTY")]
    [InlineData("""{"format":1,"credentials":[{"id":"a"}]}""", "$.credentials[0]", "JSON_FAULTY")]
    public void A_file_that_is_none_is_refused_with_its_place(string text, string path, string code)
    {
        KeyDocument.TryRead(Encoding.UTF8.GetBytes(text), out _, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        errors.Select(error => (error.Path, error.Code)).ShouldBe([(path, code)]);
    }

    [Theory]
    [InlineData("\"kind\": \"api_key\"", "\"kind\": \"word\"", "kind", "UNKNOWN_CODE")]
    [InlineData("\"role\": \"auditor\"", "\"role\": \"mayor\"", "role", "UNKNOWN_CODE")]
    [InlineData("sha256:", "sha1:", "fingerprint", "FINGERPRINT_FORM")]
    [InlineData("\"id\": \"", "\"id\": \"A", "id", "ID_FORM")]
    [InlineData("990019", "99001", "municipalities[0]", "MUNICIPALITY_CODE_FORM")]
    [InlineData("03:00:00Z", "03:00:00", "created_at", "INSTANT_FORM")]
    [InlineData("2027-11-22", "2027-11-31", "last_day", "DATE_FORM")]
    public void A_faulty_credential_is_named_by_place_and_field(string from, string to, string field, string code)
    {
        _keys.Make("auditor", KeyRing.OneTown);
        string text = File.ReadAllText(_keys.File);
        text.ShouldContain(from);

        KeyDocument.TryRead(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), out _, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        errors.Select(error => (error.Path, error.Code)).ShouldBe([($"$.credentials[0].{field}", code)]);
    }

    [Fact]
    public void Two_credentials_of_one_id_or_one_fingerprint_are_refused()
    {
        Credential one = s_credentials.Sample(1).Single() with { RevokedAt = null };
        string text = Encoding.UTF8.GetString(KeyDocument.Write(new CredentialBook([one])));
        string item = text.Split('[', 2)[1].Split("\n  ]")[0];
        string twice = text.Replace(item, $"{item},{item}", StringComparison.Ordinal);

        KeyDocument.TryRead(Encoding.UTF8.GetBytes(twice), out _, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        errors.Select(error => (error.Path, error.Code)).ShouldBe([("$.credentials[1].id", "REPEATED"), ("$.credentials[1].fingerprint", "REPEATED")]);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        const int writers = 12;

        string[] keys = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => _keys.Make("auditor", KeyRing.OneTown))));

        new KeyFile(_keys.File).TryRead(out CredentialBook? book, out _).ShouldBeTrue();
        book.All.Count.ShouldBe(writers);
        foreach (string key in keys)
        {
            ApiKey.TryReadFingerprint(key, out Fingerprint fingerprint);
            book.Find(CredentialKind.ApiKey, fingerprint).ShouldNotBeNull();
        }

        Directory.GetFiles(Path.GetDirectoryName(_keys.File)!).Select(Path.GetFileName).ShouldBe(["keys.json", "keys.json.lock"], ignoreOrder: true);
    }

    [Fact]
    public void A_fingerprint_is_found_for_its_own_kind_only()
    {
        Credential one = s_credentials.Sample(1).Single() with { RevokedAt = null, Kind = CredentialKind.ApiKey };
        var book = new CredentialBook([one]);

        book.Find(CredentialKind.ApiKey, one.Fingerprint).ShouldBe(one);
        book.Find(CredentialKind.Certificate, one.Fingerprint).ShouldBeNull();
        new CredentialBook([one with { RevokedAt = s_now }]).Find(CredentialKind.ApiKey, one.Fingerprint).ShouldBeNull();
    }

    [Fact]
    public void A_faulty_file_is_not_changed()
    {
        File.WriteAllText(_keys.File, "{");
        TestCertificates.Close(_keys.File);

        (int exitCode, string output, string errors) = _keys.Try("create", "--role", "auditor", "--municipality", KeyRing.OneTown);

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain("JSON_FAULTY");
        File.ReadAllText(_keys.File).ShouldBe("{");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be()
    {
        var errors = new StringWriter();
        string[] arguments = ["create", "--role", "auditor", "--municipality", KeyRing.OneTown, "--key-file", _keys.Of("none/keys.json")];

        KeysCommand.Run(arguments, TextWriter.Null, errors, _keys.Clock).ShouldBe(1);

        errors.ToString().ShouldContain("FILE_UNWRITABLE");
    }

    [Fact]
    public void On_Unix_the_file_is_its_owners_alone_and_others_are_not_let_near()
    {
        if (OperatingSystem.IsWindows())
        {
            // Permissions are the folder's there, and none of them is looked at.
            FilePrivacy.IsPrivate(_keys.File, out _).ShouldBeTrue();
            return;
        }

        _keys.Make("auditor", KeyRing.OneTown);
        File.GetUnixFileMode(_keys.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        foreach (UnixFileMode forbidden in new[] { UnixFileMode.OtherRead, UnixFileMode.OtherWrite, UnixFileMode.GroupWrite })
        {
            File.SetUnixFileMode(_keys.File, FilePrivacy.OwnerOnly | forbidden);
            (int exitCode, string output, string errors) = _keys.Try("list");
            exitCode.ShouldBe(1, forbidden.ToString());
            output.ShouldBeEmpty();
            errors.ShouldContain("FILE_NOT_PRIVATE");
        }

        // A group of the service's own may read, and a change keeps it so.
        File.SetUnixFileMode(_keys.File, FilePrivacy.OwnerOnly | UnixFileMode.GroupRead);
        _keys.Make("auditor", KeyRing.OneTown);
        File.GetUnixFileMode(_keys.File).ShouldBe(FilePrivacy.OwnerOnly | UnixFileMode.GroupRead);
    }

    [Fact]
    public void A_link_stays_one_and_what_it_leads_to_changes()
    {
        if (OperatingSystem.IsWindows())
            return;
        string real = _keys.Of("real.json");
        File.CreateSymbolicLink(_keys.File, real);

        _keys.Make("auditor", KeyRing.OneTown);

        new FileInfo(_keys.File).LinkTarget.ShouldBe(real);
        File.ReadAllText(real).ShouldContain("auditor");
    }

    public void Dispose() => _keys.Dispose();
}
