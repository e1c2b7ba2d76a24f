package io.comptoir;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The house's rules. Each is a function from classes to violations; {@code seenFailing…} tests show
 * each of them a class that breaks it, so that a rule that checks nothing cannot pass.
 */
class ArchitectureTest {
  private static final String HOUSE = "io.comptoir.";

  private static final Set<String> VALUES =
      Set.of("base", "customer", "message", "commerce", "conversation");
  private static final Set<String> CORE =
      union(VALUES, "identity", "entry", "nlu", "event", "dialogue");

  /** Room → the rooms it may import, besides itself. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("base", Set.of()),
              Map.entry("customer", Set.of("base")),
              Map.entry("message", Set.of("base", "customer")),
              Map.entry("commerce", Set.of("base", "customer")),
              Map.entry("conversation", Set.of("base", "customer", "message")),
              Map.entry("identity", VALUES),
              Map.entry("entry", Set.of("base")),
              Map.entry("nlu", Set.of("base", "message")),
              Map.entry("event", VALUES),
              Map.entry("dialogue", union(VALUES, "identity", "nlu", "event")),
              Map.entry("action", CORE),
              Map.entry("shop", union(CORE, "action")),
              Map.entry("index", Set.of("base", "commerce")),
              Map.entry("http", Set.of()),
              Map.entry("provider", Set.of("base", "customer", "commerce", "http")),
              Map.entry("channel", Set.of("base", "customer", "message", "http")),
              Map.entry("delivery", union(VALUES, "event", "channel", "http")),
              Map.entry("engine", union(CORE, "action", "channel", "delivery", "shop")),
              Map.entry("storage", union(CORE, "action", "delivery", "engine")),
              Map.entry(
                  "web",
                  union(
                      CORE,
                      "action",
                      "agent",
                      "channel",
                      "delivery",
                      "engine",
                      "http",
                      "provider",
                      "shop"))));

  /** What the core never touches. */
  private static final Pattern IMPURE =
      Pattern.compile(
          "java\\.(io\\.(File|.*Stream|.*Reader|.*Writer)|nio\\.(file|channels)|net\\.(http|Socket)|sql|lang\\.(Thread|Process)"
              + "|util\\.(Random|concurrent\\.(?!ConcurrentHashMap|ThreadLocalRandom$)[A-Z].*)|security\\.SecureRandom).*");

  private static final Pattern CLOCKS =
      Pattern.compile(
          "(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime|LocalTime)\\.now|Clock\\.system.*"
              + "|System\\.(currentTimeMillis|nanoTime)|Math\\.random|UUID\\.randomUUID|ThreadLocalRandom\\.current");

  private static final JavaClasses HOUSE_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.comptoir");

  @Test
  void importsRunOneWay() {
    assertThat(wrongWay(HOUSE_CLASSES)).isEmpty();
  }

  @Test
  void everyRoomIsKnownToTheRules() {
    var rooms = roomsOf(HOUSE_CLASSES);
    rooms.removeAll(Set.of("command"));
    assertThat(MAY_IMPORT.keySet()).containsAll(rooms);
  }

  @Test
  void theCoreHasNoInputOutputClockChanceOrThreads() {
    assertThat(impure(HOUSE_CLASSES)).isEmpty();
  }

  @Test
  void channelsNeverImportEachOther() {
    assertThat(neighbours(HOUSE_CLASSES, "channel")).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    assertThat(unmarked(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void namesAreTheFieldsOwn() {
    assertThat(vague(HOUSE_CLASSES)).isEmpty();
  }

  @Test
  void architectureMdNamesEveryRoom() throws IOException {
    assertThat(described(Files.readString(Path.of("ARCHITECTURE.md"))))
        .isEqualTo(roomsOf(HOUSE_CLASSES));
  }

  // Each rule, shown something that breaks it.

  @Test
  void seenFailingImportsTheWrongWay() {
    assertThat(wrongWay(broken("io.comptoir.base.broken.KnowsTheDialogue"))).isNotEmpty();
    assertThat(wrongWay(broken("io.comptoir.web.broken.OpensTheDatabase"))).isNotEmpty();
  }

  @Test
  void seenFailingAnImpureCore() {
    assertThat(impure(broken("io.comptoir.base.broken.LooksAtTheClock"))).isNotEmpty();
    assertThat(impure(broken("io.comptoir.base.broken.ReadsAFile"))).isNotEmpty();
  }

  @Test
  void seenFailingNeighbouringChannels() {
    assertThat(neighbours(broken("io.comptoir.channel.one.broken.KnowsAnother"), "channel"))
        .isNotEmpty();
  }

  @Test
  void seenFailingVagueNames() {
    assertThat(vague(broken("io.comptoir.base.broken.CartManager"))).isNotEmpty();
  }

  @Test
  void seenFailingAnUnmarkedPackage() throws IOException {
    assertThat(unmarked(Path.of("src/test/java/io/comptoir/base/broken"))).isNotEmpty();
  }

  @Test
  void seenFailingARoomThatIsNotDescribed() {
    assertThat(described("| `base` | words |")).isNotEqualTo(roomsOf(HOUSE_CLASSES));
  }

  // The rules.

  private static List<String> wrongWay(JavaClasses classes) {
    var violations = new ArrayList<String>();
    for (var from : classes) {
      var room = room(from);
      if (room.isEmpty() || !MAY_IMPORT.containsKey(room.get())) {
        continue;
      }
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var target = room(dependency.getTargetClass());
        if (target.isPresent()
            && !target.equals(room)
            && !MAY_IMPORT.getOrDefault(room.get(), Set.of()).contains(target.get())) {
          violations.add(from.getName() + " → " + dependency.getTargetClass().getName());
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private static List<String> impure(JavaClasses classes) {
    var violations = new ArrayList<String>();
    for (var from : classes) {
      // Learning models and keeping them is the edge of understanding.
      if (!CORE.contains(room(from).orElse(""))
          || from.getPackageName().startsWith(HOUSE + "nlu.training")) {
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        if (IMPURE.matcher(dependency.getTargetClass().getName()).matches()) {
          violations.add(from.getName() + " → " + dependency.getTargetClass().getName());
        }
      }
      for (var call : from.getMethodCallsFromSelf()) {
        if (CLOCKS
            .matcher(call.getTargetOwner().getSimpleName() + "." + call.getName())
            .matches()) {
          violations.add(
              from.getName()
                  + " → "
                  + call.getTargetOwner().getSimpleName()
                  + "."
                  + call.getName());
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private static List<String> neighbours(JavaClasses classes, String parent) {
    var violations = new ArrayList<String>();
    for (var from : classes) {
      var own = under(from, parent);
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var other = under(dependency.getTargetClass(), parent);
        if (own.isPresent() && other.isPresent() && !own.equals(other)) {
          violations.add(from.getName() + " → " + dependency.getTargetClass().getName());
        }
      }
    }
    return violations;
  }

  private static List<String> unmarked(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      var packages =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .collect(Collectors.toCollection(TreeSet::new));
      var violations = new ArrayList<String>();
      for (var folder : packages) {
        var info = folder.resolve("package-info.java");
        if (!Files.exists(info)
            || !Files.readString(info).contains("@NullMarked")
                && !Files.readString(info).contains("jspecify.annotations.NullMarked")) {
          violations.add(folder.toString());
        }
      }
      return violations;
    }
  }

  private static List<String> vague(JavaClasses classes) {
    var vague = Pattern.compile(".*(Manager|Util|Utils|Helper|Helpers|Impl|Base)$");
    return classes.stream()
        .filter(
            DescribedPredicate.not(
                DescribedPredicate.describe("generated", c -> c.getName().contains(".page."))))
        .map(JavaClass::getSimpleName)
        .filter(name -> vague.matcher(name).matches())
        .toList();
  }

  /** The rooms that a Markdown table's first column names as {@code `room`}. */
  private static Set<String> described(String markdown) {
    return Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
        .matcher(markdown)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> roomsOf(JavaClasses classes) {
    return classes.stream()
        .flatMap(c -> room(c).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> room(JavaClass type) {
    var name = type.getBaseComponentType().getPackageName();
    if (!name.startsWith(HOUSE)) {
      return Optional.empty();
    }
    return Optional.of(name.substring(HOUSE.length()).split("\\.", 2)[0]);
  }

  private static Optional<String> under(JavaClass type, String parent) {
    var name = type.getPackageName();
    var prefix = HOUSE + parent + ".";
    return name.startsWith(prefix)
        ? Optional.of(name.substring(prefix.length()).split("\\.", 2)[0])
        : Optional.empty();
  }

  private static JavaClasses broken(String name) {
    try {
      return new ClassFileImporter().importClasses(Class.forName(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> union(Set<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
