using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Ardalis.SmartEnum;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Grpc.Access;

/// <summary>ファイル上の認証情報: a credential as the key file writes it, before anybody has vouched for it.</summary>
internal sealed partial record StoredCredential(
    string Id,
    string Kind,
    string Fingerprint,
    string Role,
    IReadOnlyList<string> Municipalities,
    string CreatedAt,
    string? Facility = null,
    string? LastDay = null,
    string? RevokedAt = null)
{
    /// <summary>The most municipalities of one credential: more than there are codes in Japan.</summary>
    public const int MostMunicipalities = 2_000;

    private static readonly InstantPattern s_instant = InstantPattern.General;

    public static StoredCredential Of(Credential credential) => new(
        credential.Id, credential.Kind.Code, credential.Fingerprint.ToString(), credential.Role.Code,
        [.. credential.Municipalities.Order(StringComparer.Ordinal)], s_instant.Format(credential.CreatedAt),
        credential.Facility,
        credential.LastDay is { } day ? LocalDatePattern.Iso.Format(day) : null,
        credential.RevokedAt is { } at ? s_instant.Format(at) : null);

    /// <summary>Whether a text can be the id of a facility: 1 to 64 ASCII letters, digits, dots, hyphens and underlines.</summary>
    public static bool IsFacilityId(string text) => FacilityForm().IsMatch(text);

    /// <summary>The credential, or none with every fault.</summary>
    public Credential? Read(List<InputError> errors)
    {
        int before = errors.Count;
        if (!IdForm().IsMatch(Id))
            errors.Add(Fault("id", "ID_FORM", "英小文字、数字、ハイフンで1字から32字までにしてください。", "Give 1 to 32 lower-case letters, digits and hyphens."));
        CredentialKind? kind = ReadCode<CredentialKind>("kind", Kind, errors);
        if (!Access.Fingerprint.TryParse(Fingerprint, out Fingerprint fingerprint))
        {
            errors.Add(Fault("fingerprint", "FINGERPRINT_FORM",
                "「sha256:」と64桁の十六進数（小文字）にしてください。", "Give sha256: and 64 lower-case hexadecimal digits."));
        }

        Role? role = ReadCode<Role>("role", Role, errors);
        ReadMunicipalities(errors);
        ReadFacility(role, errors);
        Instant? createdAt = ReadInstant("created_at", CreatedAt, errors);
        LocalDate? lastDay = ReadDay(errors);
        Instant? revokedAt = RevokedAt is null ? null : ReadInstant("revoked_at", RevokedAt, errors);
        if (errors.Count > before)
            return null;

        return new Credential
        {
            Id = Id,
            Kind = kind!,
            Fingerprint = fingerprint,
            Role = role!,
            Municipalities = Municipalities.ToFrozenSet(StringComparer.Ordinal),
            Facility = Facility,
            CreatedAt = createdAt!.Value,
            LastDay = lastDay,
            RevokedAt = revokedAt,
        };
    }

    private void ReadMunicipalities(List<InputError> errors)
    {
        if (Municipalities.Count is 0 or > MostMunicipalities)
        {
            errors.Add(Fault("municipalities", "MUNICIPALITIES_COUNT",
                $"団体を1件から{MostMunicipalities:N0}件まで指定してください。", $"Give 1 to {MostMunicipalities:N0} municipalities."));
            return;
        }

        for (int i = 0; i < Municipalities.Count; i++)
        {
            if (!MunicipalityCode.TryParse(Municipalities[i], out _, out InputError? error))
                errors.Add(error.Under($"municipalities[{i}]"));
        }

        if (Municipalities.Distinct().Count() != Municipalities.Count)
            errors.Add(Fault("municipalities", "REPEATED", "同じ団体が二度あります。一つにしてください。", "A municipality is given twice: keep one."));
    }

    private void ReadFacility(Role? role, List<InputError> errors)
    {
        if (role is null)
            return;
        bool isExpected = ReferenceEquals(role, Access.Role.Facility);
        if (isExpected && Facility is null)
            errors.Add(Fault("facility", "FACILITY_MISSING", "役割が施設の場合は、施設の識別子が必要です。", "The role facility needs the id of the facility."));
        else if (!isExpected && Facility is not null)
            errors.Add(Fault("facility", "FACILITY_NOT_EXPECTED", "役割が施設の場合にだけ指定できます。", "Give it for the role facility only."));
        else if (Facility is not null && !IsFacilityId(Facility))
        {
            errors.Add(Fault("facility", "FACILITY_FORM",
                "半角英数字、「.」「-」「_」で1字から64字までにしてください。", "Give 1 to 64 ASCII letters, digits, dots, hyphens and underlines."));
        }
    }

    private static TCoded? ReadCode<TCoded>(string field, string code, List<InputError> errors)
        where TCoded : Coded<TCoded>
    {
        if (SmartEnum<TCoded>.TryFromName(code, out TCoded? value))
            return value;
        string codes = string.Join(", ", SmartEnum<TCoded>.List.OrderBy(known => known.Value).Select(known => known.Code));
        errors.Add(Fault(field, "UNKNOWN_CODE", $"次のいずれかにしてください: {codes}。", $"Expected one of: {codes}."));
        return null;
    }

    private static Instant? ReadInstant(string field, string text, List<InputError> errors)
    {
        ParseResult<Instant> result = s_instant.Parse(text);
        if (result.Success)
            return result.Value;
        errors.Add(Fault(field, "INSTANT_FORM", "「2026-11-22T09:00:00Z」の形の日時にしてください。", "Give an instant such as 2026-11-22T09:00:00Z."));
        return null;
    }

    private LocalDate? ReadDay(List<InputError> errors)
    {
        if (LastDay is null)
            return null;
        ParseResult<LocalDate> result = LocalDatePattern.Iso.Parse(LastDay);
        if (result.Success)
            return result.Value;
        errors.Add(Fault("last_day", "DATE_FORM", "「2027-03-31」の形の日付にしてください。", "Give a day such as 2027-03-31."));
        return null;
    }

    private static InputError Fault(string field, string code, string ja, string en) => new(field, code, new LocalizedText(ja, en));

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex FacilityForm();
}
