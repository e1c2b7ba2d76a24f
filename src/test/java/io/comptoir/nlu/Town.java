package io.comptoir.nlu;

import io.comptoir.nlu.training.Options;
import io.comptoir.nlu.training.Understanders;
import java.util.Currency;

/** The counters of a small town at once: beauty, travel, food and public services. */
final class Town {
  private Town() {}

  static Understander understander() {
    return Understanders.train(
        Beauty.examples(),
        WordTable.vocabulary(WORDS),
        Beauty.LANGUAGES,
        Options.standard(Currency.getInstance("EUR")));
  }

  private static final String WORDS =
      """
      product | creme-mains-olive | Crème Mains Olive | Olive Hand Cream
      product | auberge-du-port | Auberge du Port | Harbour Inn
      category | hand_cream | crème pour les mains, crème mains | hand cream
      category | cream | crème | cream
      category | perfume | parfum | perfume, scent
      category | lipstick | rouge à lèvres | lipstick
      category | shampoo | shampoing | shampoo
      category | gift_set | coffret | gift set
      category | massage | massage | massage
      category | hotel | hôtel | hotel
      category | room | chambre | room
      category | train | train | train
      category | ticket | billet | ticket
      category | table | table | table
      category | menu | menu | menu
      category | pizza | pizza | pizza
      category | salad | salade | salad
      category | croissant | croissant | croissant
      category | coffee | café | coffee
      category | sandwich | sandwich | sandwich
      category | cheese | plateau de fromages | cheese board
      category | cake | gâteau | cake
      category | passport | passeport | passport
      category | id_card | carte d'identité | identity card
      category | birth_certificate | acte de naissance | birth certificate
      category | permit | permis de stationnement | parking permit
      category | library | bibliothèque | library
      category | museum | musée | museum
      brand | maison-vert | Maison Vert | Maison Vert
      room | double | chambre double, double | double room
      feature | breakfast | petit déjeuner | breakfast
      feature | pool | piscine | pool
      feature | parking | parking | parking
      skin_type | sensitive | peau sensible | sensitive skin
      hair | curly | cheveux bouclés | curly hair
      cruelty_free | true | non testé sur les animaux | cruelty-free
      note | vanilla | vanille | vanilla
      family | woody | boisé | woody
      family | floral | floral | floral
      taste | spicy | épicé | spicy
      taste | sweet | sucré | sweet
      diet | vegan | vegan | vegan
      diet | vegetarian | végétarien | vegetarian
      fragrance_free | true | sans parfum, non parfumé | unscented, fragrance-free, without fragrance
      contains | alcohol | alcool | alcohol
      contains | gluten | gluten | gluten
      contains | nuts | noix | nuts
      contains | milk | lait | milk, dairy
      contains | cheese | fromage | cheese
      contains | ham | jambon | ham
      contains | pork | porc | pork
      contains | sugar | sucre | sugar
      size | s | petit | small
      size | l | grand | large
      recipient | mother | mère, maman | mother, mum
      recipient | father | père, papa | father, dad
      recipient | grandmother | grand-mère | grandmother, gran
      recipient | grandfather | grand-père | grandfather
      recipient | daughter | fille | daughter
      recipient | niece | nièce | niece
      recipient | baby | bébé | baby
      recipient | boyfriend | copain | boyfriend
      recipient | colleague | collègue | colleague
      occasion | birthday | anniversaire | birthday
      occasion | christmas | Noël | Christmas
      city | Paris | Paris | Paris
      city | Lyon | Lyon | Lyon
      city | Bordeaux | Bordeaux | Bordeaux
      coupon | BIENVENUE10 | BIENVENUE10 | BIENVENUE10
      """;
}
