package io.comptoir.nlu.training;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.slot.SlotModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps trained models in a folder, each under the hash of everything it was learnt from, so that a
 * second start loads what the first one learnt and a changed example trains anew. A damaged or
 * unwritable file costs a training, never a failure.
 */
public final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  /** So many files stay: of several shops, and a little history to go back to. */
  private static final int KEPT = 24;

  private static final Pattern FILE = Pattern.compile("[0-9a-f]{32}\\.(?:nlu|slots)");

  private final Path folder;

  public ModelCache(Path folder) {
    this.folder = folder;
  }

  /** The shop's understander, from the folder when nothing changed, else trained and kept. */
  public TrainedUnderstander loadOrTrain(
      Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
    var work = new Work(examples, vocabulary, shopLanguages, options);
    var kept = load(work.file);
    return work.parts.with(kept.isPresent() ? work.told(kept.get(), "loaded") : work.learn());
  }

  /**
   * The same, without the wait: when something changed, a linear model answers as soon as it is
   * learnt, and gives way to the whole one, which is learnt meanwhile on half of the cores. Close
   * it before the folder goes.
   */
  public LearningUnderstander loadOrBegin(
      Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
    var work = new Work(examples, vocabulary, shopLanguages, options);
    return load(work.file)
        .map(kept -> LearningUnderstander.learnt(work.parts.with(work.told(kept, "loaded"))))
        .orElseGet(() -> LearningUnderstander.begin(work.parts, work::learn));
  }

  /** One shop's model, on its way from the file or from its examples. */
  private final class Work {
    final Understanders parts;
    final Path file;
    private final int examples;
    private final long started = System.nanoTime();

    Work(Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
      var key = key(examples, vocabulary, shopLanguages, options);
      this.file = folder.resolve(key + ".nlu");
      var slots = examples.marked().isEmpty() ? null : slots(key, examples, options);
      this.parts = Understanders.parts(examples, vocabulary, shopLanguages, options, slots);
      this.examples = examples.examples().size();
    }

    IntentModel learn() {
      return learn(first -> {});
    }

    IntentModel learn(Consumer<IntentModel> first) {
      var model =
          parts.learn(
              linear -> first.accept(told(linear, "first learnt, a better model follows,")),
              doing -> LOG.info("understanding: {}", doing));
      Interruption.check();
      keep(file, () -> ModelFile.write(model));
      return told(model, "learnt");
    }

    IntentModel told(IntentModel model, String how) {
      LOG.info(
          "understanding: {} intents from {} examples {} in {} ms",
          model.intents().size(),
          examples,
          how,
          (System.nanoTime() - started) / 1_000_000);
      return model;
    }
  }

  /** What the shop marked in its examples, from the folder or learnt now: a second or two. */
  private SlotModel slots(String key, Examples examples, Options options) {
    var file = folder.resolve(key + ".slots");
    if (Files.exists(file)) {
      try {
        return SlotModelFile.read(Files.readAllBytes(file));
      } catch (IOException e) {
        LOG.warn("{}: {}; learning anew", file, e.getMessage());
      }
    }
    var model = Understanders.learnSlots(examples, options);
    keep(file, () -> SlotModelFile.write(model));
    LOG.info(
        "understanding: {} tags learnt from {} marked examples",
        model.tags().size(),
        examples.marked().size());
    return model;
  }

  private static Optional<IntentModel> load(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelFile.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      LOG.warn("{}: {}; learning anew", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** A model as bytes. */
  private interface Written {
    byte[] bytes() throws IOException;
  }

  private void keep(Path file, Written model) {
    try {
      Files.createDirectories(folder);
      byte[] bytes = model.bytes();
      var draft = Files.createTempFile(folder, "model", ".part");
      try {
        Files.write(draft, bytes);
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      dropOldest();
    } catch (IOException e) {
      LOG.warn("{} cannot be written ({}); the next start learns again", file, e.toString());
    }
  }

  private void dropOldest() throws IOException {
    try (var files = Files.list(folder)) {
      var models =
          files
              .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
              .sorted((a, b) -> Long.compare(modified(b), modified(a)))
              .toList();
      for (var old : models.subList(Math.min(KEPT, models.size()), models.size())) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /**
   * A hash of every input: the shop's words, its choices, the shipped words and the file's format.
   */
  static String key(
      Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      add(digest, "version " + ModelFile.VERSION);
      add(digest, options.toString());
      add(digest, shopLanguages.toString() + examples.examples().size());
      for (var example : examples.examples()) {
        add(digest, example.language().code());
        add(digest, example.intent());
        add(digest, example.text());
      }
      for (var example : examples.outOfScope()) {
        add(digest, example.language().code());
        add(digest, example.text());
      }
      for (var term : vocabulary.terms()) {
        add(digest, term.type());
        add(digest, term.language().code());
        add(digest, term.words());
        add(
            digest,
            term.value() instanceof Value.Ref(var kind, var id)
                ? kind + "/" + id
                : term.value().toString());
      }
      for (var marked : examples.marked()) {
        add(digest, marked.toString());
      }
      for (var shape : vocabulary.shapes()) {
        add(digest, shape.toString());
      }
      for (var resource : Lexica.resources()) {
        add(digest, resource);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("this Java has no SHA-256", e));
    }
  }

  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
