import type { I18n } from 'emoji-picker-element/shared'
import { m } from '$lib/messages/messages'

/** The words of the emoji picker, from the catalogue. */
export function pickerWords(): I18n {
  return {
    emojiUnsupportedMessage: m.editor_picker_unsupported(),
    loadingMessage: m.editor_picker_loading(),
    networkErrorMessage: m.editor_picker_failed(),
    regionLabel: m.editor_emoji(),
    searchLabel: m.editor_picker_search(),
    searchDescription: m.editor_picker_search_description(),
    searchResultsLabel: m.editor_picker_results(),
    skinToneLabel: m.editor_picker_skin_tone({ skinTone: '{skinTone}' }),
    skinTonesLabel: m.editor_picker_skin_tones(),
    skinToneDescription: m.editor_picker_skin_tone_description(),
    skinTones: [m.editor_picker_tone_default(), m.editor_picker_tone_light(), m.editor_picker_tone_medium_light(), m.editor_picker_tone_medium(), m.editor_picker_tone_medium_dark(), m.editor_picker_tone_dark()],
    favoritesLabel: m.editor_picker_favourites(),
    categoriesLabel: m.editor_picker_categories(),
    categories: {
      custom: m.editor_picker_custom(),
      'smileys-emotion': m.editor_picker_smileys(),
      'people-body': m.editor_picker_people(),
      'animals-nature': m.editor_picker_nature(),
      'food-drink': m.editor_picker_food(),
      'travel-places': m.editor_picker_travel(),
      activities: m.editor_picker_activities(),
      objects: m.editor_picker_objects(),
      symbols: m.editor_picker_symbols(),
      flags: m.editor_picker_flags(),
    },
  }
}
