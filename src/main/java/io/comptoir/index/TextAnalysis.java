package io.comptoir.index;

import io.comptoir.base.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How words of each language become terms: accents folded first, so that "creme" is "crème", then a
 * light stem. Words that only carry the conversation ("je cherche", "show me") are left out of
 * queries, not of the index.
 */
final class TextAnalysis {
  /** Raised when terms change, so that an index on disk is built anew. */
  static final int VERSION = 2;

  private static final CharArraySet FRENCH_STOPS = folded(FrenchAnalyzer.getDefaultStopSet());
  private static final CharArraySet FRENCH_TALK =
      words(
          """
          cherche cherches cherchons chercher recherche veux veut voudrais voudrait aimerais \
          aimerait souhaite souhaiterais trouver trouve montre montrez montrer propose proposez \
          avez auriez acheter besoin faut faudrait bonjour bonsoir salut merci svp stp plait \
          quelque quelques chose truc trucs article articles produit produits vendez est-ce euro \
          euros moins plus max maximum budget environ autour entre pas trop voir donne donnez moi \
          toi lui elle leur tout tous toute toutes peux peut pouvez pourriez y a-t-il auriez \
          genre comme mere pere""");
  private static final CharArraySet ENGLISH_STOPS = EnglishAnalyzer.getDefaultStopSet();
  private static final CharArraySet ENGLISH_TALK =
      words(
          """
          i i'm im i'd me my you your we our looking look search searching want wants would like \
          need needs show find get buy please something anything some any have has do does got can \
          could hello hi thanks thank product products item items under below less than more max \
          maximum budget around about between euro euros pound pounds dollar dollars what which \
          who where how is are from one""");

  private static final Map<String, Analyzer> INDEX =
      Map.of("fr", new French(false), "en", new English(false));
  private static final Map<String, Analyzer> QUERY =
      Map.of("fr", new French(true), "en", new English(true));
  private static final Analyzer PLAIN = new Plain();

  private TextAnalysis() {}

  static Analyzer indexing(Language language) {
    return INDEX.getOrDefault(language.code(), PLAIN);
  }

  static Analyzer querying(Language language) {
    return QUERY.getOrDefault(language.code(), PLAIN);
  }

  /** The terms of a text, in order; at most {@code max}. */
  static List<String> terms(Analyzer analyzer, String text, int max) {
    var terms = new ArrayList<String>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken() && terms.size() < max) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private static final class French extends Analyzer {
    private final boolean query;

    French(boolean query) {
      this.query = query;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      TokenStream stream = new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES);
      stream = new ASCIIFoldingFilter(new LowerCaseFilter(stream));
      stream = new StopFilter(stream, FRENCH_STOPS);
      if (query) {
        stream = new StopFilter(stream, FRENCH_TALK);
      }
      return new TokenStreamComponents(tokenizer, new FrenchLightStemFilter(stream));
    }
  }

  private static final class English extends Analyzer {
    private final boolean query;

    English(boolean query) {
      this.query = query;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      TokenStream stream = new EnglishPossessiveFilter(tokenizer);
      stream = new ASCIIFoldingFilter(new LowerCaseFilter(stream));
      stream = new StopFilter(stream, ENGLISH_STOPS);
      if (query) {
        stream = new StopFilter(stream, ENGLISH_TALK);
      }
      return new TokenStreamComponents(tokenizer, new PorterStemFilter(stream));
    }
  }

  private static final class Plain extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      return new TokenStreamComponents(
          tokenizer, new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer)));
    }
  }

  private static CharArraySet words(String text) {
    return new CharArraySet(List.of(text.strip().split("\\s+")), true);
  }

  private static CharArraySet folded(CharArraySet words) {
    var folded = new CharArraySet(words.size() * 2, true);
    for (var word : words) {
      var chars = (char[]) word;
      var out = new char[chars.length * 4];
      var length = ASCIIFoldingFilter.foldToASCII(chars, 0, out, 0, chars.length);
      folded.add(new String(out, 0, length));
    }
    return folded;
  }
}
