namespace TottoriCare.Dmn;

/// <summary>変数: something with a name that tables test and expressions use.</summary>
/// <param name="Name">The name in FEEL and the id in the file: lower-case letters, digits and underscores.</param>
/// <param name="Type">The FEEL type: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>date</c> or <c>time</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Allowed">The unary test that its values pass; none where the type says it all.</param>
internal abstract record DmnVariable(string Name, string Type, LocalizedText Title, string? Allowed)
{
    /// <summary>What stands above a column: the first sentence of the title.</summary>
    public string Label => Title.Ja.Split('。')[0];
}

/// <summary>入力: a fact, or a figure that is worked out of facts before the model is asked.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The FEEL type.</param>
/// <param name="Title">What it is, and how it is counted.</param>
/// <param name="Allowed">The unary test that its values pass.</param>
internal sealed record DmnInput(string Name, string Type, LocalizedText Title, string? Allowed = null) : DmnVariable(Name, Type, Title, Allowed);

/// <summary>決定: a value that follows from other variables.</summary>
internal abstract record DmnDecision(string Name, string Type, LocalizedText Title, string? Allowed) : DmnVariable(Name, Type, Title, Allowed)
{
    /// <summary>The variables that it is worked out of.</summary>
    public abstract IEnumerable<DmnVariable> Requires { get; }

    /// <summary>The rules that it rests on.</summary>
    public abstract IEnumerable<Rules.Rule> Rules { get; }
}

/// <summary>式: a decision that an expression gives, where a table would make no sense.</summary>
internal sealed record DmnFormula(string Name, string Type, LocalizedText Title, Feel Expression, Rules.Rule? Rule = null, string? Allowed = null)
    : DmnDecision(Name, Type, Title, Allowed)
{
    public override IEnumerable<DmnVariable> Requires => Expression.Uses;

    public override IEnumerable<Rules.Rule> Rules => Rule is null ? [] : [Rule];
}
