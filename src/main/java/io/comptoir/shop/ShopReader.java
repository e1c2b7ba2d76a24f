package io.comptoir.shop;

import io.comptoir.action.CareTerms;
import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.table.Table;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.shop.catalog.CatalogFolder;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.SellingTermsFiles;
import io.comptoir.shop.catalog.TableFiles;
import io.comptoir.shop.catalog.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a shop folder whole: first who the shop is and what it sells, then, knowing which actions
 * and blocks there are for that, what its bot does and says. Mistakes are gathered, never thrown.
 */
public final class ShopReader {
  private static final long MAX_FILE_BYTES = 5_000_000;
  private static final String SHIPPED = "/io/comptoir/dialogue/";
  private static final String PATTERNS = "patterns";

  private final Path folder;
  private final Problems errors = new Problems();
  private final Problems warnings = new Problems();
  private final ContentHash hash = new ContentHash();
  private final List<Written> written = new ArrayList<>();

  private ShopReader(Path folder) {
    this.folder = folder;
  }

  /**
   * What flows may use in a shop.
   *
   * @param actions what may be done
   * @param blocks what may be shown
   */
  public record Counter(List<ActionSpec> actions, Set<String> blocks) {
    public Counter {
      actions = List.copyOf(actions);
      blocks = Set.copyOf(blocks);
    }
  }

  /** What a shop is and sells, before its flows are read. */
  public record Goods(
      ShopSettings settings,
      SellingTerms terms,
      Catalog catalog,
      Map<String, Table> tables,
      CareTerms care) {}

  /**
   * @param counter says, once the goods are known, what flows may use
   * @return empty when not even {@code shop.yml} could be read; {@code problems} then says why
   */
  public static Read read(Path folder, java.util.function.Function<Goods, Counter> counter) {
    return new ShopReader(folder).read(counter);
  }

  /**
   * @param shop empty when the folder is no shop at all
   * @param problems all errors
   */
  public record Read(Optional<Shop> shop, List<Problem> problems) {}

  private Read read(java.util.function.Function<Goods, Counter> counter) {
    var file = yaml("shop.yml");
    if (file.isEmpty()) {
      if (!Files.exists(folder.resolve("shop.yml"))) {
        errors.add(
            "shop.yml",
            0,
            "this folder has no shop.yml; `comptoir new` makes a shop to begin with");
      }
      return new Read(Optional.empty(), errors.all());
    }
    var settings = new SettingsReader(file.get()).read();
    if (settings.isEmpty()) {
      return new Read(Optional.empty(), errors.all());
    }
    var selling = SellingTermsFiles.load(folder);
    selling.problems().forEach(p -> errors.add(p.file(), p.line(), p.message()));
    if (Files.exists(folder.resolve("promotions.yml"))) {
      text("promotions.yml");
    }
    var terms = selling.terms();
    var loaded =
        CatalogFolder.load(
            folder, settings.get().language(), settings.get().currency(), settings.get().sells());
    loaded.problems().forEach(p -> errors.add(p.file(), p.line(), p.message()));
    hash.add("catalog", loaded.catalog().version());
    var tables = tables(settings.get());
    var care =
        new CareTermsReader(file.get(), settings.get(), loaded.catalog())
            .read(
                Files.exists(folder.resolve("catalog/appointments.yml"))
                    ? yaml("catalog/appointments.yml")
                    : Optional.empty(),
                Files.exists(folder.resolve("orders.yml")) ? yaml("orders.yml") : Optional.empty(),
                terms.cancelBefore(),
                YamlNode.read("profile.yml", resource("profile.yml"), errors).orElseThrow());
    var allowed = counter.apply(new Goods(settings.get(), terms, loaded.catalog(), tables, care));
    var window = new StorefrontCheck(folder, settings.get().languages(), loaded.catalog());
    window.seasons(file.get());
    if (Files.exists(folder.resolve("storefront.yml"))) {
      text("storefront.yml")
          .flatMap(text -> YamlNode.read("storefront.yml", text, errors))
          .ifPresent(window::window);
    }
    var shop = rest(settings.get(), terms, care, loaded.catalog(), allowed);
    return new Read(Optional.of(shop), shop.errors());
  }

  private Shop rest(
      ShopSettings settings, SellingTerms terms, CareTerms care, Catalog catalog, Counter counter) {
    var read = flows(settings, counter, shipped(settings, care));
    var flows = new Flows(read.stream().map(FlowSource::flow).toList());
    var messages = new LinkedHashMap<Language, Map<String, Wording>>();
    var lines = new LinkedHashMap<Language, Map<String, Integer>>();
    var taught = new NluReader();
    taught.terms.addAll(CatalogTerms.of(catalog, settings.languages()));
    taught.terms.addAll(CareTermsReader.words(care, settings.languages()));
    var articles = new ArrayList<Article>();
    for (var language : settings.languages()) {
      shippedWords(language, taught);
      var own = new LinkedHashMap<String, Integer>();
      messages.put(
          language,
          messages(language, settings.persona().register(), shipped(settings, care), own));
      lines.put(language, own);
      understanding(language, taught);
      articles.addAll(articles(language));
    }
    var knowledge =
        new Knowledge(
            articles,
            taught.examples.stream()
                .map(ExampleCheck.Line::example)
                .map(e -> new Knowledge.Taught(e.language(), e.intent(), e.text()))
                .toList());
    var said = new Messages(messages, settings.language());
    var vocabulary = new Vocabulary(distinct(taught.terms), taught.shapes);
    var examined =
        new Examples(
            taught.examples.stream().map(ExampleCheck.Line::example).toList(),
            taught.foreign,
            taught.marked);
    var words = taught.words.all();
    new SentenceCheck(flows, words, examined, errors, warnings).check();
    new ShopCheck(settings, flows, said, knowledge, examined, catalog, errors, warnings).check();
    var sources = new LinkedHashMap<String, YamlNode>();
    read.forEach(source -> sources.putIfAbsent(source.flow().name(), source.node()));
    var patterns =
        read.stream()
            .map(FlowSource::flow)
            .filter(Flow::shipped)
            .map(Flow::name)
            .collect(Collectors.toSet());
    new TriggerCheck(flows, sources, patterns, examined, errors, warnings).check();
    new SlotCheck(flows, said, settings.language(), warnings).check();
    new MessageCheck(settings, said, lines, warnings).check();
    new PersonaCheck(settings.persona(), errors).check(written, flows);
    new ExampleCheck(taught.examples, warnings).check();
    return new Shop(
        folder,
        hash.value(),
        settings,
        terms,
        care,
        catalog,
        flows,
        read.stream()
            .filter(source -> flows.find(source.flow().name()).equals(Optional.of(source.flow())))
            .map(source -> FlowSnapshots.of(source.flow(), source.node(), said))
            .toList(),
        said,
        knowledge,
        examined,
        vocabulary,
        words,
        errors.all(),
        warnings.all());
  }

  private static List<Term> distinct(List<Term> terms) {
    return terms.stream().distinct().toList();
  }

  private record FlowSource(Flow flow, YamlNode node) {}

  /** Changes when the flow, or how flows are compiled, does. */
  private String contentOf(YamlNode node) {
    return hash.of(FlowReader.FORM + " " + node.plain());
  }

  private Map<String, Table> tables(ShopSettings settings) {
    var reader = new TableFiles(settings.currency());
    var tables = new LinkedHashMap<String, Table>();
    for (var file : files("tables", ".csv")) {
      var name = file.substring(file.lastIndexOf('/') + 1, file.length() - 4);
      text(file)
          .flatMap(text -> reader.read(file, name, text))
          .ifPresent(table -> tables.put(name, table));
    }
    reader.problems().forEach(p -> errors.add(p.file(), p.line(), p.message()));
    return tables;
  }

  /** What of the shipped flows and words a shop has: by whether it sells and takes appointments. */
  private static List<String> shipped(ShopSettings settings, CareTerms care) {
    var parts = new ArrayList<>(List.of(PATTERNS, "identity"));
    if (settings.sells()) {
      parts.add("selling");
    }
    if (!care.services().isEmpty()) {
      parts.add("appointments");
    }
    return parts;
  }

  /** The shop's own flows come before the shipped ones of the same name. */
  private List<FlowSource> flows(ShopSettings settings, Counter counter, List<String> parts) {
    var actions = new LinkedHashMap<String, ActionSpec>();
    counter.actions().forEach(spec -> actions.put(spec.name(), spec));
    var reader = new FlowReader(settings.language(), actions, counter.blocks());
    var flows = new ArrayList<FlowSource>();
    var lines = new LinkedHashMap<String, YamlNode>();
    for (var file : files("flows", ".yml")) {
      for (var node : text(file).map(t -> YamlNode.readAll(file, t, errors)).orElse(List.of())) {
        reader
            .read(node, contentOf(node))
            .ifPresent(
                flow -> {
                  titles(node, settings);
                  var before = lines.put(flow.name(), node);
                  if (before != null) {
                    node.problem(
                        "a flow `"
                            + flow.name()
                            + "` is already in "
                            + before.file()
                            + ":"
                            + before.line());
                  }
                  flows.add(new FlowSource(flow, node));
                });
      }
    }
    var shipped = new Problems();
    for (var part : parts) {
      var file = part + ".yml";
      for (var node : YamlNode.readAll(file, resource(file), shipped)) {
        reader.read(node, contentOf(node)).ifPresent(flow -> flows.add(new FlowSource(flow, node)));
      }
    }
    shipped.all().forEach(p -> errors.add(p.file(), p.line(), p.message()));
    return flows;
  }

  /** What a flow is called in mid-sentence is said by the bot. */
  private void titles(YamlNode flow, ShopSettings settings) {
    flow.field("title")
        .filter(YamlNode::isMap)
        .ifPresent(
            title ->
                title
                    .fields()
                    .forEach(
                        (code, node) ->
                            settings.languages().stream()
                                .filter(language -> language.code().equals(code))
                                .forEach(
                                    language ->
                                        node.text()
                                            .ifPresent(
                                                text ->
                                                    written.add(
                                                        new Written(
                                                            node.file(),
                                                            node.line(),
                                                            language,
                                                            "this title",
                                                            text,
                                                            false))))));
  }

  /** Shipped ones first, in the register of the persona; the shop's own take their places. */
  private Map<String, Wording> messages(
      Language language, String register, List<String> shipped, Map<String, Integer> lines) {
    var messages = new LinkedHashMap<String, Wording>();
    var texts = new LinkedHashMap<String, List<Written>>();
    for (var part : shipped) {
      for (var tone : List.of(".yml", "." + register + ".yml")) {
        var name = (part.equals(PATTERNS) ? "messages" : part) + "." + language + tone;
        YamlNode.read(name, resource(name), errors)
            .ifPresent(node -> MessageReader.read(node, language, messages, texts));
      }
    }
    var file = "messages/" + language + ".yml";
    if (Files.exists(folder.resolve(file))) {
      yaml(file)
          .ifPresent(
              node -> {
                MessageReader.read(node, language, messages, texts);
                texts.forEach(
                    (key, all) ->
                        all.stream()
                            .filter(w -> w.file().equals(file))
                            .findFirst()
                            .ifPresent(w -> lines.put(key, w.line())));
              });
    } else {
      errors.add(
          file, 0, "the shop speaks " + language + " but has no messages in it; write this file");
    }
    texts.values().forEach(written::addAll);
    return messages;
  }

  /** What every shop's flows may ask for: a shop of its own words adds to them. */
  private void shippedWords(Language language, NluReader taught) {
    var name = "words." + language + ".yml";
    YamlNode.read(name, resource(name), errors).ifPresent(node -> taught.read(node, language));
  }

  private void understanding(Language language, NluReader taught) {
    var file = "nlu/" + language + ".yml";
    if (!Files.exists(folder.resolve(file))) {
      errors.add(
          file, 0, "the shop speaks " + language + " but has no examples in it; write this file");
      return;
    }
    yaml(file).ifPresent(node -> taught.read(node, language));
  }

  private List<Article> articles(Language language) {
    var articles = new ArrayList<Article>();
    for (var file : files("knowledge/" + language, ".md")) {
      var name = file.substring(file.lastIndexOf('/') + 1, file.length() - 3);
      text(file)
          .flatMap(text -> ArticleReader.read(file, name, text, language, written, errors))
          .ifPresent(articles::add);
    }
    return articles;
  }

  private Optional<YamlNode> yaml(String file) {
    return text(file).flatMap(text -> YamlNode.read(file, text, errors));
  }

  private Optional<String> text(String file) {
    var path = folder.resolve(file);
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        errors.add(file, 0, "the file is larger than 5 MB; split it");
        return Optional.empty();
      }
      var text = Files.readString(path, StandardCharsets.UTF_8);
      hash.add(file, text);
      return Optional.of(text.replace("\r\n", "\n"));
    } catch (MalformedInputException e) {
      errors.add(file, 0, "the file is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      if (Files.exists(path)) {
        errors.add(file, 0, "the file cannot be read: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Paths relative to the folder, in order of name. */
  private List<String> files(String under, String ending) {
    var start = folder.resolve(under);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (var all = Files.list(start)) {
      return all.map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith(ending) && !name.startsWith("."))
          .sorted()
          .map(name -> under + "/" + name)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + start, e);
    }
  }

  private static String resource(String name) {
    try (var stream = ShopReader.class.getResourceAsStream(SHIPPED + name)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped " + name, e);
    }
  }
}
