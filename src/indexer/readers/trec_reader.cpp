#include "indexer/readers/trec_reader.h"

#include "indexer/readers/element_reader.h"
#include "indexer/readers/markup_fields.h"
#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

class TrecReader final : public ElementReader {
public:
    using ElementReader::ElementReader;

private:
    core::Result<bool> begin() override {
        set_names({"doc"}, "<DOC>");
        return true;
    }
    void read(std::string_view element, RecordFields& fields) override {
        const FieldMap* const map = input().map;
        read_own_attributes(element, map, fields);
        read_markup_fields(element,
                           {[map](const MarkupTag& tag) { return find_markup_field(tag, map); },
                            [](const NamedTag&, std::string_view inside) { return plain_text(inside); }},
                           fields);
    }
};

}  // namespace

core::Result<void> read_trec(const Input& input, const RecordSink& sink) {
    return TrecReader(input, sink).run();
}

}  // namespace arshif::indexer
