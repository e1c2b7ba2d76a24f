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

  @Test
  void everyRegister() {
    for (var said :
        "ouais grave|carrément oui|ok go|d'acc|dak|oki|yes carrément|go go go|vas-y ok|c'est parti|pourquoi pas|banco|ouiiiii|OUI|Oui !!!|ouep merci|👍🏽|bah ouais|mais oui bien sûr|ça marche pour moi|avec grand plaisir|va pour ça|adjugé|tout bon|oui merci|oui c'est bon merci|sisi"
            .split("\\|")) {
      check(said, french(), Answer.YES);
    }
    for (var said :
        "yep sure|ok go|sounds like a plan|okey doke|that'd be great|yesss|count me in|ofc|all good|yes of course|YES PLEASE|yeah sure thanks|alrighty|bingo|you bet"
            .split("\\|")) {
      check(said, english(), Answer.YES);
    }
    for (var said :
        "nan merci|non merci|naan|bof non|ni l'un ni l'autre|aucun des deux|pas pour l'instant|sans façon|hors de question|ah non|je passe mon tour|plutôt non|je crois pas|no way|une autre fois|NON|que nenni|niet"
            .split("\\|")) {
      check(said, french(), Answer.NO);
    }
    for (var said :
        "not really|nah i'm good|neither|neither of them|none of these|no chance|i'll pass|no need|it's a no from me|nope nope|not for now thanks|no it's fine"
            .split("\\|")) {
      check(said, english(), Answer.NO);
    }
    for (var said :
        "mouais|bof|ça dépend|on verra|faut que je réfléchisse|p'têt|ni oui ni non|si vous voulez"
            .split("\\|")) {
      check(said, french(), Answer.MAYBE);
    }
    for (var said :
        "who knows|let me think about it|on the fence|yes and no|so so|we'll see".split("\\|")) {
      check(said, english(), Answer.MAYBE);
    }
    for (var said :
        "laisse béton|on oublie|basta|ça fait rien|non rien|plus la peine".split("\\|")) {
      check(said, french(), Answer.NEVER_MIND);
    }
    for (var said :
        "nm|forget i asked|drop it|ignore that|actually never mind|leave it".split("\\|")) {
      check(said, english(), Answer.NEVER_MIND);
    }
  }

  @Test
  void everyLanguage() {
    for (var conversation : new Context[] {french(), english()}) {
      for (var said :
          "sí|claro que sí|vale|por supuesto|venga|ja klar|doch|na klar|gerne|auf jeden Fall|sì certo|va bene|volentieri|d'accordo|jazeker|prima|natuurlijk|graag|sim|claro que sim|com certeza|pode ser sim"
              .split("\\|")) {
        check(said, conversation, Answer.YES);
      }
      for (var said :
          "no gracias|para nada|ni hablar|nein danke|nee danke|auf keinen Fall|lieber nicht|no grazie|per niente|assolutamente no|nee bedankt|liever niet|geen van beide|não obrigada|de jeito nenhum|nem um nem outro|nessuno dei due|keins von beiden|ninguno de los dos"
              .split("\\|")) {
        check(said, conversation, Answer.NO);
      }
      for (var said :
          "tal vez|a lo mejor|keine Ahnung|mal schauen|non lo so|può darsi|misschien|geen idee|talvez|sei lá|não sei|weiß ich nicht"
              .split("\\|")) {
        check(said, conversation, Answer.MAYBE);
      }
      for (var said :
          "olvídalo|déjalo|vergiss es|lass gut sein|lascia perdere|laat maar|vergeet het maar|deixa pra lá|esquece"
              .split("\\|")) {
        check(said, conversation, Answer.NEVER_MIND);
      }
    }
  }

  @Test
  void whatWasAskedMakesAnAnswer() {
    for (var said :
        "ça va|trop|clairement|je pense que oui|faisons ça|please|very much so".split("\\|")) {
      check(said, asked(), Answer.YES);
      check(said, french(), null);
    }
    for (var said :
        "merci ça va|pas la peine|c'est bon merci|bof bof|zéro|it's fine".split("\\|")) {
      check(said, asked(), Answer.NO);
    }
  }

  @Test
  void aWordOfTwoLanguagesMeansWhatItMeansInItsOwn() {
    check("das ist mir egal", english(), Answer.MAYBE);
    check("si vous avez du bleu", french(), null);
    check("sí, en azul", french(), Answer.YES);
    check("nein, lieber drei", french(), Answer.NO);
    check("não, prefiro dois", english(), Answer.NO);
    check("no me gusta", french(), Answer.NO);
  }

  private static Context asked() {
    return new Context(
        io.comptoir.base.Language.FRENCH,
        java.util.Optional.of(Context.Expected.YES_NO),
        java.util.List.of(),
        0,
        java.util.Set.of(),
        Beauty.NOW);
  }

  private static void check(String said, Context context, @Nullable Answer expected) {
    var answer = Beauty.understander().understand(said, context).answer().orElse(null);
    assertThat(answer).as(said).isEqualTo(expected);
  }
}
