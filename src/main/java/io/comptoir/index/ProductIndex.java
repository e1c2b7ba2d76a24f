package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index of one version of a catalogue. Documents stand in the order of the catalogue's
 * products, so that a document's number is the product's place.
 */
final class ProductIndex implements Closeable {
  /** Smaller catalogues are indexed in memory at each start: it takes less than reading a file. */
  static final int KEEP_ON_DISK_FROM = 2_000;

  /** Products whose documents are made together, and how many such groups may wait. */
  private static final int BATCH = 250;

  private static final int BATCHES_AHEAD = 4;

  final IndexSearcher searcher;

  /** In the order of their documents, at the prices of the moment. */
  volatile Product[] products;

  /** Documents whose product costs something else than when it was indexed; null when none does. */
  volatile @Nullable FixedBitSet repriced;

  private final Product[] indexed;
  final Map<ProductId, Integer> places;
  final Set<Language> languages;
  private final DirectoryReader reader;
  private final Directory directory;

  private ProductIndex(Catalog catalog, Set<Language> languages, Directory directory)
      throws IOException {
    this.indexed = catalog.products().toArray(Product[]::new);
    this.products = indexed;
    this.places = new HashMap<>(indexed.length * 2);
    for (var i = 0; i < indexed.length; i++) {
      places.put(indexed[i].id(), i);
    }
    this.languages = languages;
    this.directory = directory;
    this.reader = DirectoryReader.open(directory);
    if (reader.maxDoc() != indexed.length) {
      reader.close();
      throw new IOException("the index holds " + reader.maxDoc() + " of " + indexed.length);
    }
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(Ranking.SIMILARITY);
    searcher.setQueryCache(null); // queries are many and small: caching costs more than it saves
  }

  static ProductIndex inMemory(Catalog catalog) throws IOException {
    var languages = ProductDocument.languages(catalog);
    var directory = new ByteBuffersDirectory();
    write(catalog, languages, directory);
    return new ProductIndex(catalog, languages, directory);
  }

  /** Opens the index kept for this version of the catalogue, or builds and keeps it. */
  static ProductIndex onDisk(Catalog catalog, Path cache) throws IOException {
    var languages = ProductDocument.languages(catalog);
    Files.createDirectories(cache);
    var folder = cache.resolve(catalog.version() + "-" + TextAnalysis.VERSION);
    if (Files.isDirectory(folder)) {
      try {
        return new ProductIndex(catalog, languages, FSDirectory.open(folder));
      } catch (IOException e) {
        delete(folder); // half a disk, another Lucene: build it again
      }
    }
    var building = Files.createTempDirectory(cache, "building-");
    try (var directory = FSDirectory.open(building)) {
      write(catalog, languages, directory);
    }
    try {
      Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      delete(building); // another process was faster
    }
    forgetOthers(cache, folder);
    return new ProductIndex(catalog, languages, FSDirectory.open(folder));
  }

  /** Takes these products in the place of those that were indexed, and no others. */
  void reprice(Map<ProductId, Product> now) {
    var all = indexed.clone();
    var changed = new FixedBitSet(all.length);
    now.forEach(
        (id, product) -> {
          var place = places.get(id);
          if (place != null) {
            all[place] = product;
            changed.set(place);
          }
        });
    products = all;
    repriced = changed.cardinality() == 0 ? null : changed;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }

  private static void write(Catalog catalog, Set<Language> languages, Directory directory)
      throws IOException {
    var config =
        new IndexWriterConfig(new ByField())
            .setSimilarity(Ranking.SIMILARITY)
            .setUseCompoundFile(false)
            .setRAMBufferSizeMB(64)
            .setMergeScheduler(new org.apache.lucene.index.SerialMergeScheduler());
    // keeps documents in the order they were added
    config.setMergePolicy(new org.apache.lucene.index.LogDocMergePolicy());
    try (var writer = new IndexWriter(directory, config)) {
      if (catalog.products().size() < KEEP_ON_DISK_FROM) {
        for (var product : catalog.products()) {
          writer.addDocument(ProductDocument.of(product, catalog.vocabulary(), languages));
        }
      } else {
        addInStep(writer, catalog, languages);
      }
      writer.forceMerge(1);
    }
  }

  /** One thread makes the documents of the next products while this one adds those before. */
  private static void addInStep(IndexWriter writer, Catalog catalog, Set<Language> languages)
      throws IOException {
    var products = catalog.products().toArray(Product[]::new);
    var ahead = new ArrayDeque<Future<List<Document>>>();
    try (var documents =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("documents").factory())) {
      for (var from = 0; from < products.length; from += BATCH) {
        var batch = Arrays.asList(products).subList(from, Math.min(products.length, from + BATCH));
        ahead.add(
            documents.submit(
                () ->
                    batch.stream()
                        .map(p -> ProductDocument.of(p, catalog.vocabulary(), languages))
                        .toList()));
        if (ahead.size() > BATCHES_AHEAD) {
          writer.addDocuments(ahead.remove().get());
        }
      }
      while (!ahead.isEmpty()) {
        writer.addDocuments(ahead.remove().get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a product cannot be indexed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("indexing was interrupted", e);
    }
  }

  /** A field named {@code name_fr} is analysed as French. */
  private static final class ByField extends AnalyzerWrapper {
    ByField() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      var language = field.substring(field.lastIndexOf('_') + 1);
      return TextAnalysis.indexing(new Language(language));
    }
  }

  /** Keeps this index and the two used before it. */
  private static void forgetOthers(Path cache, Path kept) throws IOException {
    try (var folders = Files.list(cache)) {
      folders
          .filter(f -> !f.equals(kept) && Files.isDirectory(f))
          .sorted(Comparator.comparing((Path f) -> f.toFile().lastModified()).reversed())
          .skip(2)
          .forEach(ProductIndex::delete);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      // a leftover folder costs space only
    }
  }
}
