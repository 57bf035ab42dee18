//! Animals, plants and what is cooked.

use super::{Faker, registry::list};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "animal.name",
        "pet pet.name pet_name animal.name dog.name cat.name puppy.name kitten.name horse.name",
        &[
            "Biscuit",
            "Luna",
            "Otto",
            "Pepper",
            "Mochi",
            "Hazel",
            "Rufus",
            "Clementine",
        ],
    ),
    list(
        "animal.species",
        "species animal animal_type pet.type pet_type species.name pet.category",
        &["dog", "cat", "rabbit", "parrot", "tortoise", "hamster"],
    ),
    list(
        "animal.breed",
        "breed dog.breed breed.name breed_name",
        &[
            "Border Collie",
            "Beagle",
            "Maine Coon",
            "Whippet",
            "Siamese",
        ],
    ),
    list(
        "animal.sound",
        "bark animal_sound",
        &["woof", "meow", "squeak"],
    ),
    list(
        "food.dish",
        "dish meal recipe.name recipe.title dish.name menu_item.name meal.name recipe food \
         food.name menu_item",
        &[
            "Leek and potato soup",
            "Mushroom risotto",
            "Lentil curry",
            "Roast carrots with thyme",
            "Apple crumble",
        ],
    ),
    list(
        "food.ingredient",
        "ingredient ingredient.name ingredients",
        &["flour", "butter", "thyme", "lentils", "lemon", "garlic"],
    ),
    list(
        "food.cuisine",
        "cuisine cuisine_type cuisine.name",
        &["Italian", "Japanese", "Mexican", "Lebanese", "Indian"],
    ),
    list(
        "food.restaurant",
        "restaurant restaurant.name restaurant_name",
        &["The Copper Ladle", "Casa Limón", "Pier Nine Kitchen"],
    ),
    list(
        "food.drink",
        "drink beverage drink.name beer.name wine.name coffee.name",
        &["flat white", "ginger beer", "mint tea", "cold brew"],
    ),
    list(
        "nature.plant",
        "plant plant.name flower tree",
        &["Silver Birch", "Lavender", "Rosemary", "Japanese Maple"],
    ),
    list(
        "measure.chemical_element",
        "chemical_element atomic_element",
        &["Hydrogen", "Carbon", "Oxygen", "Iron", "Copper", "Zinc"],
    ),
    list(
        "measure.weather",
        "weather weather_condition conditions weather.description weather.main",
        &["clear", "light rain", "cloudy", "fog", "snow showers"],
    ),
];
