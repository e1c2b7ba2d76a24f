package io.comptoir.dialogue.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.comptoir.base.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of one flow against the names it knows. Besides CEL's own functions
 * there are {@code known(x)} (it has a value), {@code id(x)} (of a reference), {@code money('EUR',
 * 200)}, {@code parts(names)} (of a list in words) and those of days and times ({@link
 * DateFunctions}).
 */
public final class Expressions {
  /** Longer expressions are refused. */
  public static final int MAX_LENGTH = 500;

  private static final Pattern PARTS =
      Pattern.compile("[,;&+\\n]|(?<=\\s)(?:et|and|puis)(?=\\s)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PATH = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)*");
  static final ImmutableSet<String> WORDS = ImmutableSet.of("true", "false", "null", "in");
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(
              CelFunctionBinding.from(
                  "known_dyn", Object.class, value -> !(value instanceof NullValue)),
              CelFunctionBinding.from(
                  "money_string_dyn",
                  String.class,
                  Object.class,
                  (currency, amount) -> ((Number) amount).doubleValue()))
          .addFunctionBindings(DateFunctions.bindings())
          .addFunctionBindings(CelFunctionBinding.from("id_dyn", Object.class, Expressions::id))
          .addFunctionBindings(
              CelFunctionBinding.from("parts_dyn", Object.class, Expressions::parts))
          .build();

  private final Map<String, Type> names;
  private final CelCompiler compiler;
  private final Map<String, Expression> compiled = new LinkedHashMap<>();

  /** What a name may hold, as far as an expression cares. */
  public sealed interface Type {
    record Text() implements Type {}

    record Truth() implements Type {}

    record Items() implements Type {}

    /** A number, an amount, something with an identity, or not known before it runs. */
    record Any() implements Type {}

    /** Fields known by name. */
    record Struct(Map<String, Type> fields) implements Type {
      public Struct {
        fields = Map.copyOf(fields);
      }
    }

    /** The type that a type word of an action or of a slot stands for. */
    static Type of(String word) {
      return switch (word.endsWith("?") ? word.substring(0, word.length() - 1) : word) {
        case "text", "enum", "name", "email", "phone", "postcode", "city", "coupon" -> new Text();
        case "truth" -> new Truth();
        case "items", "products", "numbers" -> new Items();
        default -> new Any();
      };
    }
  }

  /** What is wrong with an expression. */
  public static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message);
    }
  }

  public Expressions(Map<String, Type> names) {
    this.names = Map.copyOf(names);
    var structs = new LinkedHashMap<String, StructType>();
    names.forEach((name, type) -> declare(name, type, structs));
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Structs(ImmutableList.copyOf(structs.values()), structs))
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "known",
                    CelOverloadDecl.newGlobalOverload(
                        "known_dyn", SimpleType.BOOL, SimpleType.DYN)),
                CelFunctionDecl.newFunctionDeclaration(
                    "money",
                    CelOverloadDecl.newGlobalOverload(
                        "money_string_dyn", SimpleType.DYN, SimpleType.STRING, SimpleType.DYN)))
            .addFunctionDeclarations(DateFunctions.declarations())
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "id",
                    CelOverloadDecl.newGlobalOverload("id_dyn", SimpleType.STRING, SimpleType.DYN)))
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "parts",
                    CelOverloadDecl.newGlobalOverload(
                        "parts_dyn", ListType.create(SimpleType.STRING), SimpleType.DYN)));
    names.forEach((name, type) -> builder.addVar(name, cel(name, type, structs)));
    this.compiler = builder.build();
  }

  /**
   * @throws Mistake with one line on what is wrong
   */
  public Expression compile(String source) throws Mistake {
    var known = compiled.get(source);
    if (known != null) {
      return known;
    }
    if (source.length() > MAX_LENGTH) {
      throw new Mistake("an expression has at most " + MAX_LENGTH + " characters");
    }
    var expression =
        PATH.matcher(source).matches() && !WORDS.contains(source) ? path(source) : cel(source);
    compiled.put(source, expression);
    return expression;
  }

  private Expression path(String source) throws Mistake {
    var path = List.of(source.split("\\."));
    var type = names.get(path.getFirst());
    if (type == null) {
      throw new Mistake("nothing here is called '" + path.getFirst() + "'");
    }
    for (var name : path.subList(1, path.size())) {
      if (type instanceof Type.Struct(Map<String, Type> fields)) {
        type = fields.get(name);
        if (type == null) {
          throw new Mistake(
              "'"
                  + source
                  + "' has no field '"
                  + name
                  + "'; it has "
                  + fields.keySet().stream().sorted().toList());
        }
      } else {
        break;
      }
    }
    return new Expression(source, path, null, List.of());
  }

  private Expression cel(String source) throws Mistake {
    try {
      var program = RUNTIME.createProgram(compiler.compile(source).getAst());
      return new Expression(source, List.of(), program, conditions(source));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new Mistake(firstLine(e.getMessage()));
    }
  }

  /** Those of a conjunction, or of something that needs no interpreter. */
  private List<Condition> conditions(String source) throws Mistake {
    var parts = Condition.parts(source);
    var conditions = new java.util.ArrayList<Condition>();
    for (var part : parts) {
      var simple = Condition.simple(part);
      if (simple == null && parts.size() == 1) {
        return List.of();
      }
      conditions.add(simple == null ? new Condition.Other(compile(part)) : simple);
    }
    return conditions;
  }

  private static void declare(String name, Type type, Map<String, StructType> structs) {
    if (type instanceof Type.Struct(Map<String, Type> fields)) {
      fields.forEach((field, fieldType) -> declare(name + "." + field, fieldType, structs));
      structs.put(
          name,
          StructType.create(
              name,
              ImmutableSet.copyOf(fields.keySet()),
              field -> {
                var fieldType = fields.get(field);
                return fieldType == null
                    ? Optional.empty()
                    : Optional.of(cel(name + "." + field, fieldType, structs));
              }));
    }
  }

  private static CelType cel(String name, Type type, Map<String, StructType> structs) {
    return switch (type) {
      case Type.Text _ -> NullableType.create(SimpleType.STRING);
      case Type.Truth _ -> SimpleType.BOOL;
      case Type.Items _ -> ListType.create(SimpleType.DYN);
      case Type.Any _ -> SimpleType.DYN;
      case Type.Struct _ -> java.util.Objects.requireNonNull(structs.get(name));
    };
  }

  private static String id(Object value) {
    return switch (value) {
      case Value.Ref(var _, var id) -> id;
      case String text -> text;
      default -> throw new IllegalArgumentException("nothing with an id: " + value);
    };
  }

  /** The parts of a list as people write it: "Ada, Bo et Cy". */
  private static List<String> parts(Object text) {
    return PARTS
        .splitAsStream(String.valueOf(text))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String firstLine(@Nullable String message) {
    var text = message == null ? "cannot be read" : message.lines().findFirst().orElse("");
    return text.replaceFirst("^ERROR: <input>:\\d+:\\d+: ", "").replace(" (in container '')", "");
  }

  private record Structs(ImmutableCollection<CelType> types, Map<String, StructType> byName)
      implements CelTypeProvider {
    @Override
    public Optional<CelType> findType(String typeName) {
      return Optional.ofNullable(byName.get(typeName));
    }
  }
}
