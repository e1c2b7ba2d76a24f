package io.comptoir.nlu;

import static io.comptoir.nlu.Beauty.english;
import static io.comptoir.nlu.Beauty.french;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.nlu.Understanding.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void yes() {
    for (var said :
        "oui|ouiiii|Ouais !|carrément|ça marche|d'accord|daccord|dacc|vas-y|ok|OK merci|oui, s'il vous plaît|bien sur|euh oui|tout à fait|je veux bien|c'est parfait|👍|oui 👍|pourquoi pas|volontiers"
            .split("\\|")) {
      check(said, french(), Answer.YES);
    }
    for (var said :
        "yes|yep|Yeah!|sure|go ahead|sounds good|of course|yes please|ok|fine by me|that works|why not|absolutely|yup thanks|👌"
            .split("\\|")) {
      check(said, english(), Answer.YES);
    }
  }

  @Test
  void no() {
    for (var said :
        "non|nan|Non merci|pas vraiment|pas du tout|surtout pas|non c'est bon|nooon|👎|pas maintenant|jamais de la vie|bah non"
            .split("\\|")) {
      check(said, french(), Answer.NO);
    }
    for (var said :
        "no|nope|nah|no thanks|not really|no way|not now|i'm good thanks|no thank you|definitely not|👎"
            .split("\\|")) {
      check(said, english(), Answer.NO);
    }
  }

  @Test
  void maybe() {
    for (var said :
        "peut-être|je sais pas|je ne sais pas|jsp|bof|ça dépend|j'hésite|🤷".split("\\|")) {
      check(said, french(), Answer.MAYBE);
    }
    for (var said :
        "maybe|i don't know|idk|not sure|whatever|dunno|it depends|up to you".split("\\|")) {
      check(said, english(), Answer.MAYBE);
    }
  }

  @Test
  void neverMind() {
    for (var said :
        "laisse tomber|oublie|tant pis|non laisse tomber|annule|stop|j'ai changé d'avis"
            .split("\\|")) {
      check(said, french(), Answer.NEVER_MIND);
    }
    for (var said :
        "never mind|nvm|forget it|cancel that|stop|i changed my mind|ok never mind".split("\\|")) {
      check(said, english(), Answer.NEVER_MIND);
    }
  }

  @Test
  void anAnswerThatGoesOn() {
    check("oui mais en rouge", french(), Answer.YES);
    check("non, plutôt 3", french(), Answer.NO);
    check("yes but in red", english(), Answer.YES);
    check("no, the red one", english(), Answer.NO);
    check("oui le deuxième", french(), Answer.YES);
    check("no wait yes", english(), Answer.YES);
  }

  @Test
  void noAnswer() {
    for (var said :
        "je cherche un parfum|où est ma commande|pas de rose|sans alcool|montre-moi le premier|ok ?|"
            .split("\\|")) {
      check(said, french(), null);
    }
    for (var said :
        "no perfume with alcohol|good perfumes|not too sweet|show me more".split("\\|")) {
      check(said, english(), null);
    }
  }

  private static void check(String said, Context context, @Nullable Answer expected) {
    var answer = Beauty.understander().understand(said, context).answer().orElse(null);
    assertThat(answer).as(said).isEqualTo(expected);
  }
}
