using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TottoriCare.Domain.Tests.Architecture;

/// <summary>Everything that an assembly's metadata and instructions name, read from its file.</summary>
internal sealed class AssemblyScan : IDisposable
{
    private static readonly Dictionary<int, OpCode> s_opCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyScan(System.Reflection.Assembly assembly)
    {
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Every type that a field, a method, a property, a local variable or a used member has in its signature.</summary>
    public IEnumerable<(string Place, string Type)> TypesOfSignatures()
    {
        foreach (FieldDefinition field in _metadata.FieldDefinitions.Select(_metadata.GetFieldDefinition))
            yield return (NameOf(field.GetDeclaringType(), field.Name), field.DecodeSignature(TypeNames.Provider, null));

        foreach (TypeDefinition type in _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition))
        {
            foreach (PropertyDefinition property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
            {
                foreach (string name in Types(property.DecodeSignature(TypeNames.Provider, null)))
                    yield return (_metadata.GetString(property.Name), name);
            }
        }

        foreach (MethodDefinition method in _metadata.MethodDefinitions.Select(_metadata.GetMethodDefinition))
        {
            string place = NameOf(method.GetDeclaringType(), method.Name);
            foreach (string name in Types(method.DecodeSignature(TypeNames.Provider, null)).Concat(Locals(method)))
                yield return (place, name);
        }

        foreach (MemberReference member in _metadata.MemberReferences.Select(_metadata.GetMemberReference))
        {
            string place = NameOf(member);
            yield return (place, ParentOf(member));
            if (member.GetKind() == MemberReferenceKind.Field)
                yield return (place, member.DecodeFieldSignature(TypeNames.Provider, null));
            else
                foreach (string name in Types(member.DecodeMethodSignature(TypeNames.Provider, null)))
                    yield return (place, name);
        }

        for (int row = 1; row <= _metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            MethodSpecification method = _metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            foreach (string name in method.DecodeSignature(TypeNames.Provider, null))
                yield return ("a generic call", name);
        }

        for (int row = 1; row <= _metadata.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            TypeSpecification type = _metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row));
            yield return ("a generic type", type.DecodeSignature(TypeNames.Provider, null));
        }
    }

    /// <summary>Every type of another assembly that is used at all.</summary>
    public IEnumerable<string> ForeignTypes() => _metadata.TypeReferences.Select(_metadata.GetTypeReference)
        .Select(type => $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}");

    /// <summary>Every member of another assembly that is used at all, as <c>Namespace.Type::Member</c>.</summary>
    public IEnumerable<string> ForeignMembers() => _metadata.MemberReferences.Select(_metadata.GetMemberReference).Select(NameOf);

    /// <summary>Every instruction of every method, with its operand where that is a number or a text.</summary>
    public IEnumerable<(string Place, OpCode Code, object? Operand)> Instructions()
    {
        IEnumerable<MethodDefinition> methods = _metadata.MethodDefinitions.Select(_metadata.GetMethodDefinition);
        foreach (MethodDefinition method in methods.Where(method => method.RelativeVirtualAddress != 0))
        {
            string place = NameOf(method.GetDeclaringType(), method.Name);
            foreach ((OpCode code, object? operand) in InstructionsOf(_file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
                yield return (place, code, operand);
        }
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<(OpCode Code, object? Operand)> InstructionsOf(byte[] il)
    {
        for (int at = 0; at < il.Length;)
        {
            int value = il[at++];
            if (value == 0xFE)
                value = 0xFE00 | il[at++];
            OpCode code = s_opCodes[value];

            object? operand = code.OperandType switch
            {
                OperandType.ShortInlineI => (long)unchecked((sbyte)il[at]),
                OperandType.InlineI => (long)BitConverter.ToInt32(il, at),
                OperandType.InlineI8 => BitConverter.ToInt64(il, at),
                OperandType.InlineString => _metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(il, at) & 0xFFFFFF)),
                _ => code.Name!.StartsWith("ldc.i4.", StringComparison.Ordinal) && int.TryParse(code.Name[7..], out int small) ? (long)small : null,
            };
            yield return (code, operand);

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private ImmutableArray<string> Locals(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0 || _file.GetMethodBody(method.RelativeVirtualAddress).LocalSignature is not { IsNil: false } locals)
            return [];
        return _metadata.GetStandaloneSignature(locals).DecodeLocalSignature(TypeNames.Provider, null);
    }

    private static IEnumerable<string> Types(MethodSignature<string> signature) => [signature.ReturnType, .. signature.ParameterTypes];

    private string NameOf(TypeDefinitionHandle type, StringHandle member)
    {
        TypeDefinition definition = _metadata.GetTypeDefinition(type);
        return $"{_metadata.GetString(definition.Namespace)}.{_metadata.GetString(definition.Name)}::{_metadata.GetString(member)}";
    }

    private string NameOf(MemberReference member) => $"{ParentOf(member)}::{_metadata.GetString(member.Name)}";

    private string ParentOf(MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => TypeNames.Provider.GetTypeFromReference(_metadata, (TypeReferenceHandle)member.Parent, 0),
        HandleKind.TypeSpecification => _metadata.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(TypeNames.Provider, null),
        HandleKind.TypeDefinition => TypeNames.Provider.GetTypeFromDefinition(_metadata, (TypeDefinitionHandle)member.Parent, 0),
        _ => "",
    };

    // Spells a type out, with its elements and arguments, so that none of them can hide.
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public static readonly TypeNames Provider = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            TypeReference type = reader.GetTypeReference(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetFunctionPointerType(MethodSignature<string> signature) => $"fn<{string.Join(", ", Types(signature))}>";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[,]";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetByReferenceType(string elementType) => $"{elementType}&";

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPinnedType(string elementType) => elementType;
    }
}
