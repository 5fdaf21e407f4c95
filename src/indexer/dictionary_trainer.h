// Trains the archive's compression dictionary, once it has seen enough text.
//
// Thread safety: belongs to the thread that decides about articles.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "indexer/stager.h"
#include "store/catalogue.h"
#include "store/text_codec.h"

namespace arshif::indexer {

class DictionaryTrainer {
public:
    // Takes the newest dictionary of the archive, or trains one on its texts where they are enough.
    core::Result<void> start(store::Catalogue& catalogue);

    // Looks at the new texts of a batch. With the batch that makes them enough, the new dictionary goes into its
    // change.
    core::Result<void> offer(Batch& batch);

    const store::SharedDictionary& dictionary() const { return dictionary_; }

private:
    core::Result<void> train();

    store::SharedDictionary dictionary_;
    bool fresh_ = false;  // not yet in a change
    std::vector<std::string> samples_;
    std::size_t sample_bytes_ = 0;
};

}  // namespace arshif::indexer
